"""An invented authority: whole children's stories, the lists extracted from them, and the truth.

Nothing here is about anybody. The same size, seed and day give the same bytes. The lists are what
Ofsted's Annex A would hold of the stories; the answer key counts each measure from the stories
themselves, so that it can be held against what is computed from the lists.
"""

from readiness.synthetic.key import answer_key
from readiness.synthetic.world import World, generate
from readiness.synthetic.writing import Written, write

__all__ = ["World", "Written", "answer_key", "generate", "write"]
