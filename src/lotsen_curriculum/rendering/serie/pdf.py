"""A batch of PDF files: pages, structure and fonts of the model are written once, names and numbers for each person.

A file consists of the model's objects, byte for byte the same in every file, and behind them the person's own: lines of
text, their places in the structure, the few glyphs that names need, title and identification. Contents of pages are
lists of streams; what follows a name that needs more room is moved down by a matrix in the person's own stream.
"""

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lotsen_curriculum.documents.nodes import Document, PageBreak, TopBlock
from lotsen_curriculum.rendering import render
from lotsen_curriculum.rendering.fontbook import Font, font_book
from lotsen_curriculum.rendering.pdf.composition import Composition, compose
from lotsen_curriculum.rendering.pdf.figures import Images
from lotsen_curriculum.rendering.pdf.file import page_labels_tree, write_outlines
from lotsen_curriculum.rendering.pdf.flow import Area, Sheet
from lotsen_curriculum.rendering.pdf.fonts import EmbeddedFont, EmbeddedFonts
from lotsen_curriculum.rendering.pdf.furniture import paint_furniture
from lotsen_curriculum.rendering.pdf.layout import Layout, Place, References
from lotsen_curriculum.rendering.pdf.metadata import write_info, write_output_intent, write_xmp
from lotsen_curriculum.rendering.pdf.objects import Name, Object, PdfFile, Ref, Stream, Value, number, serialise
from lotsen_curriculum.rendering.pdf.page import Page
from lotsen_curriculum.rendering.pdf.slices import Slice, gap, height_of, stacked
from lotsen_curriculum.rendering.pdf.structure import Element, element_entry
from lotsen_curriculum.rendering.pdf.text import Typesetter
from lotsen_curriculum.rendering.serie.vergleich import changed_blocks, is_plain
from lotsen_curriculum.rendering.shaping import Shaper
from lotsen_curriculum.rendering.theme import STANDARD, Theme
from lotsen_curriculum.rendering.tree import anchor_titles, headings, is_control, plain

__all__ = ["PdfSerie"]
