"""Words that nearly every text has, folded: a search does not ask for them. Those that deny are none of them."""

_FRENCH = """
a ai as au aux avec c ce ces cet cette ceux chez comme d dans de des donc du elle elles en entre est et etre eu il ils
j je l la le les leur leurs lui m ma mais me meme mes moi mon n nos notre nous on ont ou par pour qu que quel quelle
quelles quels qui quoi s sa se sera ses si soi son sont sous sur t ta te tes toi ton tu un une vers vos votre vous y
"""
_ENGLISH = """
a about an and are as at be been but by for from had has have he her his how i if in into is it its me my of on or our s
she so t that the their them then there these they this those to us was we were what when where which who why will
with you your
"""
_ARABIC = """
و في من الي علي عن مع او ثم ان التي الذي الذين هذا هذه ذلك تلك هو هي هم ما كل بين قد كان كانت الا اي عند لدي
"""
STOP_WORDS = {
    "fr": frozenset(_FRENCH.split()),
    "en": frozenset(_ENGLISH.split()),
    "ar": frozenset(_ARABIC.split()),
}
