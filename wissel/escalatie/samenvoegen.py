"""Puts papers behind one another in one PDF. Runs alone: no Django, little memory and time, files in one folder only.

Reads what to do as JSON from standard input. `meet` makes a page of each picture and counts the pages of every part;
`voeg` puts the front and the parts together with page numbers and bookmarks.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any

GEHEUGEN = 1024 * 1024 * 1024
CPU_SECONDEN = 60
BLADZIJDEN = 2_000


def measure(map_: Path, parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """How many pages each part has, or why it cannot go along: `op_slot` or `stuk`."""
    return [_measure(map_, part) for part in parts]


def _measure(map_: Path, part: dict[str, Any]) -> dict[str, Any]:
    import pikepdf

    path = map_ / part["bestand"]
    try:
        if part["soort"] != "pdf":
            _picture(map_, part["bestand"])
        with pikepdf.open(path.with_suffix(".pdf")) as pdf:
            if pdf.is_encrypted:
                return {"fout": "op_slot"}
            return {"paginas": len(pdf.pages)} if len(pdf.pages) else {"fout": "stuk"}
    except pikepdf.PasswordError:
        return {"fout": "op_slot"}
    except Exception:
        return {"fout": "stuk"}


def _picture(map_: Path, name: str) -> None:
    """One A4 page with the picture, as large as fits, upright as the camera meant it."""
    import typst

    source = (
        f'#set page(paper: "a4", margin: 15mm)\n#image("{name}", width: 100%, height: 100%, fit: "contain")'
    )
    compiler: Any = typst.Compiler(root=str(map_), ignore_system_fonts=True)
    compiler.compile(source.encode(), output=str((map_ / name).with_suffix(".pdf")), format="pdf")


def merge(map_: Path, parts: list[dict[str, Any]], out: str) -> None:
    """The front, then the parts, each page but those of the front with its number in the whole."""
    import pikepdf

    with pikepdf.open(map_ / "voor.pdf") as pdf:
        front = len(pdf.pages)
        starts = []
        for part in parts:
            starts.append(len(pdf.pages))
            with pikepdf.open((map_ / part["bestand"]).with_suffix(".pdf")) as other:
                pdf.pages.extend(other.pages)
        total = len(pdf.pages)
        if total > BLADZIJDEN:
            raise ValueError("te_veel")
        for number in range(front, total):
            _stamp(pdf, pdf.pages[number], f"bundel, pagina {number + 1} van {total}")
        _outline(pdf, parts, starts)
        _no_promises(pdf)
        pdf.save(map_ / out, deterministic_id=True, compress_streams=True)


def _stamp(pdf: Any, page: Any, words: str) -> None:
    """The page number at the foot, on a light ground so that it can be read over anything."""
    import pikepdf

    box = page.trimbox
    left, bottom, width = float(box[0]), float(box[1]), float(box[2]) - float(box[0])
    place = left + width - 118
    drawing = f"q 1 1 1 rg {place:.1f} {bottom + 8:.1f} 112 13 re f Q "
    drawing += f"BT 0.27 0.35 0.4 rg /F1 8 Tf {place + 5:.1f} {bottom + 12:.1f} Td ({words}) Tj ET"
    form = pdf.make_stream(drawing.encode("ascii"))
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array(list(box))
    font = {"Type": pikepdf.Name.Font, "Subtype": pikepdf.Name.Type1, "BaseFont": pikepdf.Name.Helvetica}
    form.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F1=pikepdf.Dictionary({f"/{name}": value for name, value in font.items()}))
    )
    name = page.add_resource(form, pikepdf.Name.XObject)
    page.contents_coalesce()
    before, after = pdf.make_stream(b"q\n"), pdf.make_stream(f"\nQ q {name} Do Q".encode("ascii"))
    page.contents_add(before, prepend=True)
    page.contents_add(after)


def _outline(pdf: Any, parts: list[dict[str, Any]], starts: list[int]) -> None:
    import pikepdf

    with pdf.open_outline() as outline:
        outline.root.clear()
        outline.root.append(pikepdf.OutlineItem("Inhoud", 0))
        for part, start in zip(parts, starts, strict=True):
            outline.root.append(pikepdf.OutlineItem(part["titel"], start))
    pdf.Root.PageMode = pikepdf.Name.UseOutlines


def _no_promises(pdf: Any) -> None:
    """Take away what the front said of itself (PDF/A, PDF/UA): the papers behind it may be anything."""
    for key in ("/OutputIntents", "/OpenAction", "/AA"):
        if key in pdf.Root:
            del pdf.Root[key]
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        for key in [
            key for key in meta if "pdfaid" in key or "pdfuaid" in key or "/pdfa/" in key or "/pdfua/" in key
        ]:
            del meta[key]


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN, GEHEUGEN))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDEN, CPU_SECONDEN))
    task = json.load(sys.stdin)
    map_ = Path(task["map"])
    if task["doe"] == "meet":
        json.dump(measure(map_, task["delen"]), sys.stdout)
        return
    merge(map_, task["delen"], task["uit"])
    json.dump({}, sys.stdout)


if __name__ == "__main__":
    main()
