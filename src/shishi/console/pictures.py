"""演示照片 — drawings in the place of photographs, made here so that no real place is shown.

Each shows the works of a project as far as they have come; the same project, month and share give
the same picture.
"""

from datetime import date
from decimal import Decimal
from io import BytesIO

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 960, 640
SKY, HILLS, GROUND = "#c9d8e6", "#8fa58a", "#c2b193"
DONE, LEFT, FRAME = "#5b6770", "#d8ccb4", "#39434b"
SPRING, SUMMER, AUTUMN = "#9db58c", "#7fa173", "#b7a468"  # the hills by the season
_HORIZON = 300


def photograph(project: int, day: date, share: Decimal) -> bytes:
    """A .png of the site: the part `share` of the works stands, the rest is staked out."""
    image = Image.new("RGB", (WIDTH, HEIGHT), SKY)
    draw = ImageDraw.Draw(image)
    hills = SPRING if day.month < 5 else SUMMER if day.month < 9 else AUTUMN
    for place in range(3):
        left = (project * 137 + place * 331) % WIDTH - 260
        draw.ellipse((left, 170 + 30 * place, left + 620, 560), fill=hills, outline=HILLS, width=3)
    draw.rectangle((0, _HORIZON, WIDTH, HEIGHT), fill=GROUND)
    works = _houses if project in (4, 7) else _road
    works(draw, float(min(max(share, Decimal(0)), Decimal(1))))
    draw.rectangle((24, 572, 372, 616), fill="#ffffff", outline=FRAME, width=2)
    draw.text((40, 582), f"DEMO  {project:02}  {day.isoformat()}", fill=FRAME, font_size=22)
    kept = BytesIO()
    image.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _road(draw: ImageDraw.ImageDraw, share: float) -> None:
    """A road that grows towards the hills; also a pipe and a row of fields seen from above."""
    end = HEIGHT - (HEIGHT - _HORIZON) * share
    draw.polygon([(360, HEIGHT), (600, HEIGHT), (500, _HORIZON), (460, _HORIZON)], fill=LEFT)

    def edges(height: float) -> tuple[float, float]:
        far = (HEIGHT - height) / (HEIGHT - _HORIZON)
        return 360 + 100 * far, 600 - 100 * far

    left, right = edges(end)
    draw.polygon([(360, HEIGHT), (600, HEIGHT), (right, end), (left, end)], fill=DONE)
    for place in range(6):
        top = HEIGHT - (HEIGHT - _HORIZON) * (place + 0.7) / 6
        if top >= end:
            draw.line((480, top, 480, top + 22), fill="#f4f1e8", width=6 - place)
        near, far = edges(top)
        for stake in (near - 24, far + 24):
            draw.line((stake, top, stake, top - 26), fill=FRAME, width=3)


def _houses(draw: ImageDraw.ImageDraw, share: float) -> None:
    """Five storeys, as many of them standing as the share says, the others as scaffolding."""
    for place, left in enumerate((150, 400, 650)):
        standing = round(5 * share - 0.4 * place)
        for storey in range(5):
            bottom = 520 - 62 * storey
            built = storey < standing
            draw.rectangle(
                (left, bottom - 62, left + 180, bottom),
                fill="#e9e2d4" if built else None,
                outline=FRAME,
                width=4 if built else 2,
            )
            for window in range(3) if built else ():
                side = left + 20 + 55 * window
                draw.rectangle((side, bottom - 46, side + 32, bottom - 14), fill="#7d98ad")
