"""Our styles and lists put beside those of a template."""

from collections.abc import Iterable, Mapping

from lotsen_curriculum.rendering.docx.xml import Xml, w_attribute

__all__ = ["first_free", "merge_lists", "merge_styles", "restyle"]

_USES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")


def merge_styles(target: Xml, ours: Xml, known: Mapping[str, str]) -> dict[str, str]:
    """Adds the styles whose names `known` (name to id) lacks; gives the id in the file for each of our ids."""
    taken = set(known.values())
    ids: dict[str, str] = {}
    new = []
    for style in ours.findall(w_attribute("style")):
        own = str(style.get(w_attribute("styleId")))
        name = str(style.find(w_attribute("name")).get(w_attribute("val"))).casefold()
        if name in known:
            ids[own] = known[name]
            continue
        ids[own] = f"Lotsen{own}" if own in taken else own
        style.set(w_attribute("styleId"), ids[own])
        style.attrib.pop(w_attribute("default"), None)
        new.append(style)
    restyle(new, ids)
    target.extend(new)
    return ids


def restyle(elements: "Iterable[Xml]", ids: Mapping[str, str]) -> None:
    """Makes the elements use the styles of the file."""
    for element in elements:
        for use in element.iter(*map(w_attribute, _USES)):
            value = str(use.get(w_attribute("val")))
            use.set(w_attribute("val"), ids.get(value, value))


def first_free(numbering: Xml) -> int:
    """The first number that neither a definition nor a list of the template has."""
    used = [0]
    for element in numbering.iter(w_attribute("abstractNum"), w_attribute("num")):
        used += [
            int(value)
            for name, value in element.attrib.items()
            if name in (w_attribute("abstractNumId"), w_attribute("numId"))
        ]
    return max(used) + 1


def merge_lists(target: Xml, ours: Xml) -> None:
    """Adds our lists: definitions before instances, as the schema asks."""
    instances = target.findall(w_attribute("num"))
    for definition in ours.findall(w_attribute("abstractNum")):
        if instances:
            instances[0].addprevious(definition)
        else:
            target.append(definition)
    last = target.findall(w_attribute("num"))[-1] if instances else target[-1]
    for instance in reversed(ours.findall(w_attribute("num"))):
        last.addnext(instance)
