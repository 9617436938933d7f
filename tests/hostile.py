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

PRINTED = [
    "<img src=file:///etc/passwd>",
    "<link rel=attachment href=file:///etc/passwd>",
    "<style>@import url(http://127.0.0.1:9)</style>",
    "![x](file:///etc/passwd)",
    "[x](javascript:alert(1))",
    "[x](file:///etc/passwd)",
    "&#x202e;tnemucod",
    '" style="background: url(file:///etc/passwd)',
    "<p style='content: url(http://127.0.0.1:9)'>",
    "<table><tr><td colspan=100000>x</table>",
    "<script>alert(1)</script>",
    "<div>" * 20,
]
"""What would make a printing process read a file, ask the network, or never end, each on a line of its own."""
