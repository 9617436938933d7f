"""Words that people type to do harm: wherever they are shown, they have to stay words."""

WORDS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</textarea><script>alert(1)</script>",
    '" autofocus onfocus="alert(1)',
    "{{ settings.SECRET_KEY }}{% debug %}",
    "javascript:alert(1)",
    "<svg/onload=alert(1)>",
    "&lt;script&gt;",
    "]]><!-- mot",
    '"><img src=x onerror=alert(1)>',
    "</p></blockquote><svg onload=alert(1)>",
]
