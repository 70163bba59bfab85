"""Reusable parts of the look (look §8). Every part takes `parent` first, so a form may promote a widget to it.

Colours and sizes come from the style sheet through dynamic properties; icons are drawn in the part's own text colour
and grow with its font, so no part needs to be told of a change of theme or text scale.

words     text(words, role, parent) -> QLabel     roles h1 h2 question figure label small body strong; always plain text
          ElidedLabel(parent, text, role)         full text kept as tooltip and accessible name
          KeyBox(parent, keys)                    a key as printed on the keyboard
          Tag(parent, text, tone, icon)           tones: ok warn bad clash off accent; `.show_state(text, tone, icon)`
          IconLabel(parent, name, size, tone)     an icon in a tone; `.set_icon(name)`
          announce(source, words)                 said to a screen reader
buttons   Button(parent, text, kind, icon, keys)  kinds "" primary flat quiet danger link tab; in a form set the dynamic
                                                  properties `kind`, `icon_name`, `keys` instead; `.dress(icon, keys)`
          IconButton(parent, icon, name)          40 x 40, tooltip and accessible name
          CodeChip(parent, letter, text)          checkable, key box with its letter, tick when chosen
choice    Segmented(parent, options, digits)      Option(value, word, icon); `.value()`, `.set_value()`, `.changed(str)`
field     FieldRow(parent, label, field, hint)    `.say(sentence, tone)`, `.hush()`,
                                                  `.set_state("carried" | "warn" | "bad" | "")`
message   MessageBar(parent), Message, Action     `.tell(Message(tone, fact, meaning, actions))`, `.clear()`
panes     Card(parent, title, aside, flush) `.body`; PageHead(parent, title, subtitle) `.add(button)`; Rule(parent)
          Scrolled(parent, inside)                what scrolls where it does not fit
          EmptyState(parent, icon, fact, how, action) `.show_state(…)`
search    SearchEdit(parent)                      a line edit with a glass; `.say("7 người")`
progress  Stepper(parent, words) `.go(i)`
          Progress(parent) `.start(sentence, on_stop, safe)`, `.advance(n, of, sentence)`, `.finish()`
"""

from dxdesk.ui.parts.buttons import Button, CodeChip, IconButton
from dxdesk.ui.parts.choice import Option, Segmented
from dxdesk.ui.parts.field import FieldRow
from dxdesk.ui.parts.message import Action, Message, MessageBar
from dxdesk.ui.parts.panes import Card, EmptyState, PageHead, Rule, Scrolled
from dxdesk.ui.parts.progress import Progress, Stepper
from dxdesk.ui.parts.search import SearchEdit
from dxdesk.ui.parts.words import ElidedLabel, IconLabel, KeyBox, Tag, announce, text

__all__ = [
    "Action", "Button", "Card", "CodeChip", "ElidedLabel", "EmptyState", "FieldRow", "IconButton", "IconLabel",
    "KeyBox", "Message", "MessageBar", "Option", "PageHead", "Progress", "Rule", "Scrolled", "SearchEdit",
    "Segmented", "Stepper", "Tag", "announce", "text",
]
