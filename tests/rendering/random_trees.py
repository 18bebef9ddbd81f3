"""Random document trees for property tests, with text that every machine has fonts for."""

from hypothesis import strategies as st
from sample_documents import picture

from lotsen_curriculum.documents.nodes import (
    A4_LANDSCAPE,
    A6_PORTRAIT,
    Block,
    Box,
    BulletList,
    Cell,
    Column,
    Document,
    FillLines,
    FitText,
    Grid,
    Heading,
    Image,
    Inline,
    KeepTogether,
    LineBreak,
    Link,
    ListItem,
    NumberedList,
    PageBreak,
    PageCount,
    PageLayout,
    PageNumber,
    PageText,
    Paragraph,
    Row,
    Run,
    SectionChange,
    Segment,
    SignatureLine,
    SignatureLines,
    Strip,
    Table,
    TableOfContents,
    TopBlock,
)

__all__ = ["documents"]

_LETTERS = "abcdefgÄÖÜäöüßéñşğčžΑΩαω БГд Việt0189 .,;:!?-–—„“()/&<>{}=+*#@ẞ→✓☐"
_SHORT = st.text(_LETTERS, min_size=1, max_size=25)
_LONG = st.text(_LETTERS + "     ", min_size=1, max_size=400)
_TONES = st.sampled_from(("plain", "muted", "soft", "group", "accent", "warn", "series1"))
_ALIGNS = st.sampled_from(("left", "center", "right"))
_PICTURE = picture(20, 10)

_RUNS = st.builds(
    Run,
    _LONG,
    bold=st.booleans(),
    italic=st.booleans(),
    role=st.sampled_from(("normal", "muted", "accent", "small", "name")),
    language=st.sampled_from((None, "en", "ar")),
)
_INLINES: st.SearchStrategy[Inline] = st.one_of(
    _RUNS, st.builds(Link, st.just("https://example.org/a"), _SHORT), st.just(LineBreak())
)
_CONTENT = st.lists(_INLINES, max_size=4).map(tuple)

_STYLES = st.sampled_from(("body", "lead", "small", "label", "quote", "caption", "title", "subtitle"))
_PARAGRAPHS = st.builds(
    Paragraph,
    _CONTENT,
    style=_STYLES,
    align=_ALIGNS,
    space_before_mm=st.sampled_from((0, 10)),
    keep_with_next=st.booleans(),
)
_SIGNATURES = st.builds(SignatureLine, _SHORT, _SHORT | st.just(""))
_STRIPS = st.builds(
    Strip,
    st.lists(st.builds(Segment, st.integers(1, 90).map(float), _TONES, _SHORT), max_size=6).map(tuple),
    _SHORT,
    legend=st.lists(st.tuples(_TONES, _SHORT), max_size=6).map(tuple),
    start=st.just("09:00"),
)
_LEAVES: st.SearchStrategy[Block] = st.one_of(
    _PARAGRAPHS,
    st.builds(FitText, _CONTENT),
    st.builds(
        SignatureLines,
        st.lists(_SIGNATURES, min_size=1, max_size=5).map(tuple),
        st.sampled_from(("left", "center")),
    ),
    st.builds(FillLines, st.integers(0, 5), _SHORT | st.just("")),
    st.builds(Image, st.just(_PICTURE), st.sampled_from(("", "Bild")), st.sampled_from((5.0, 400.0)), _ALIGNS),
    _STRIPS,
)


def _tables(blocks: st.SearchStrategy[tuple[Block, ...]]) -> st.SearchStrategy[Table]:
    columns = st.builds(Column, st.sampled_from((None, None, 12.0, 90.0)), st.sampled_from((1.0, 2.0)), _ALIGNS)

    def rows(count: int) -> st.SearchStrategy[Row]:
        full = st.lists(st.builds(Cell, blocks, is_header=st.booleans(), tone=_TONES), min_size=count, max_size=count)
        wide = st.builds(Cell, blocks, column_span=st.just(count)).map(lambda cell: [cell])
        return st.builds(
            Row,
            (full | wide).map(tuple),
            tone=_TONES,
            splittable=st.booleans(),
            keep_with_next=st.booleans(),
            height_mm=st.sampled_from((0.0, 20.0)),
        )

    def table(found: list[Column]) -> st.SearchStrategy[Table]:
        body = st.lists(rows(len(found)), max_size=5).map(tuple)
        head = st.lists(rows(len(found)), max_size=1).map(tuple)
        return st.builds(
            Table, st.just(tuple(found)), body, head, dense=st.booleans(), description=_SHORT | st.just("")
        )

    return st.lists(columns, min_size=1, max_size=4).flatmap(table)


def _containers(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(st.builds(ListItem, blocks), max_size=4).map(tuple)
    return st.one_of(
        st.builds(BulletList, items, st.sampled_from(("bullet", "dash", "checkbox"))),
        st.builds(NumberedList, items, st.sampled_from(("decimal", "letter")), st.integers(1, 30)),
        _tables(blocks),
        st.builds(
            Grid, st.just((Column(), Column())), st.lists(blocks, max_size=3).map(tuple), st.just(20.0), st.booleans()
        ),
        st.builds(Box, blocks, _SHORT | st.just(""), _TONES),
        st.builds(KeepTogether, blocks),
    )


_BLOCKS = st.recursive(_LEAVES, _containers, max_leaves=8)
_LAYOUTS = st.sampled_from((PageLayout(), A4_LANDSCAPE, A6_PORTRAIT, PageLayout(mirrored=True, frame=True)))
_MARGIN = st.lists(st.builds(Run, _SHORT) | st.sampled_from((PageNumber(), PageCount())), max_size=3).map(tuple)
_PAGE_TEXTS = st.builds(PageText, _MARGIN, _MARGIN, _MARGIN)
_TOP: st.SearchStrategy[TopBlock] = st.one_of(
    _BLOCKS,
    _BLOCKS,
    st.builds(PageBreak, st.sampled_from(("next", "right"))),
    st.builds(
        SectionChange,
        _LAYOUTS,
        st.sampled_from(("next", "right")),
        st.none() | _PAGE_TEXTS,
        st.none() | _PAGE_TEXTS,
        st.sampled_from((None, "roman", "decimal")),
    ),
    st.builds(TableOfContents, st.integers(1, 3)),
    st.builds(Heading, st.just(1), _RUNS.map(lambda run: (run,))),
)


def documents() -> st.SearchStrategy[Document]:
    """Documents of all nodes; no references, so that any part of a tree stands alone."""
    return st.builds(
        Document,
        _SHORT,
        st.lists(_TOP, max_size=6).map(tuple),
        subject=_SHORT | st.just(""),
        layout=_LAYOUTS,
        header=_PAGE_TEXTS,
        footer=_PAGE_TEXTS,
        header_on_first_page=st.booleans(),
        numbering=st.sampled_from(("roman", "decimal")),
    )
