"""How Sphinx builds the site; `docs/build.py` calls it. Everything is on this machine."""

import os
import re
from pathlib import Path

from docutils import nodes
from sphinx import addnodes

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent

project = "readiness"
html_title = "readiness"
language = "en_GB"
extensions = ["myst_parser"]
exclude_patterns = ["_site", "_doctrees"]
myst_heading_anchors = 4
highlight_language = "none"
html_theme = "furo"  # brings its own fonts and scripts: nothing is fetched
html_show_sphinx = False
html_show_copyright = False
html_copy_source = False
# Excerpts would be fetched, which a browser refuses to a page opened from a folder.
html_show_search_summary = False

ELSEWHERE = {
    "CONTRIBUTING": "/project/contributing.md",
    "GLOSSARY": "/project/glossary.md",
    "DECISIONS": "/project/decisions.md",
    "CHANGELOG": "/project/changes.md",
    "data/reference/README": "/reference/published_tables.md",
}
"""Pages of the project that lie outside `docs`: where they are in the site."""

SAMPLE = "reports/example/"


def lead_inside(app, docname, source):
    """Links that are right in the checkout are made right in the site."""
    for there, here in ELSEWHERE.items():
        source[0] = re.sub(rf"\]\((?:\.\./)*{there}\.md", f"]({here}", source[0])


def lead_to_the_sample(app, doctree):
    """The sample's report stands in the site whole, as its pages link to each other."""
    up = "../" * app.env.docname.count("/")
    for node in list(doctree.findall(addnodes.download_reference)):
        target = os.path.normpath(str(DOCS / app.env.docname) + "/../" + node["reftarget"])
        inside = Path(target).as_posix().partition(SAMPLE)[2]
        if inside:
            made = nodes.reference("", "", *node.children, refuri=f"{up}sample/{inside}")
            node.replace_self(made)


def lead_to_pages(app, doctree):
    """`docs/trends.md` in the text leads to the page."""
    for node in list(doctree.findall(nodes.literal)):
        name = re.fullmatch(r"(?:docs/)?([a-z_/]+)\.md", node.astext())
        if (
            not name
            or name[1] not in app.env.found_docs
            or isinstance(node.parent, nodes.reference)
        ):
            continue
        made = addnodes.pending_xref(
            "", nodes.inline(text=node.astext()),
            refdomain="std", reftype="doc", reftarget=f"/{name[1]}", refdoc=app.env.docname,
            refexplicit=True, refwarn=True,
        )  # fmt: skip
        node.replace_self(made)


def setup(app):
    app.connect("source-read", lead_inside)
    # Before Sphinx collects what is to be copied.
    app.connect("doctree-read", lead_to_the_sample, priority=100)
    app.connect("doctree-read", lead_to_pages, priority=100)
    return {"parallel_read_safe": True}
