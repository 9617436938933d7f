"""Making an uploaded picture safe and small: known by its content, upright, without its camera's data, a JPEG."""

import secrets
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageCms, ImageOps

from ..exceptions import NotAPicture, PictureTooLarge

LONGEST_SIDE = 1600  # pixels
MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 60_000_000
# Read by content, whatever the name says. SVG is no picture here: it can carry a script.
_FORMATS = ("JPEG", "PNG", "WEBP")
# What Pillow raises on files that are broken or are not what they begin like.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, OverflowError, MemoryError)


def prepare_photograph(*, file, longest_side=LONGEST_SIDE):
    """A ContentFile holding ``file`` as a JPEG of at most ``longest_side`` pixels, under a name drawn at random.

    The orientation noted by the camera is applied, then all that it noted is dropped, place included; transparent
    parts become white. Raises PictureTooLarge (bytes or pixels) or NotAPicture.
    """
    if file.size > MAX_BYTES:
        raise PictureTooLarge(MAX_BYTES, MAX_PIXELS)
    file.seek(0)
    try:
        with Image.open(file, formats=_FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise PictureTooLarge(MAX_BYTES, MAX_PIXELS)
            image.draft("RGB", (longest_side, longest_side))
            upright = _on_white(_in_srgb(ImageOps.exif_transpose(image)))
    except Image.DecompressionBombError as error:
        raise PictureTooLarge(MAX_BYTES, MAX_PIXELS) from error
    except _BROKEN as error:
        raise NotAPicture(str(error)) from error
    upright.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
    # A new image, so that nothing of the old file's notes can follow.
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    written = BytesIO()
    clean.save(written, "JPEG", quality=85, optimize=True, progressive=True)
    return ContentFile(written.getvalue(), name=f"{secrets.token_hex(16)}.jpg")


def _in_srgb(image):
    """``image`` with its colours in sRGB, which is what a picture without a profile is shown in."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "RGBA", "CMYK"):
        return image
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except ImageCms.PyCMSError:
        return image


def _on_white(image):
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    layers = image.convert("RGBA")
    paper = Image.new("RGBA", layers.size, "white")
    paper.alpha_composite(layers)
    return paper.convert("RGB")
