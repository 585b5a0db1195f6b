"""Two fires in one invented town on one evening, as three outlets each might tell them; and one later account."""

from datetime import datetime

from tests.group.pile import article

from rashomon.model import Article

EVENING = datetime(2031, 3, 4, 21)
MORNING = datetime(2031, 3, 5, 8)
LATER = datetime(2031, 3, 9, 10)

MILL: list[Article] = [
    article(
        "Old flour mill on Tanner Row burns down",
        "The old flour mill on Tanner Row in Kelmir burned to the ground on Tuesday evening.\n"
        "Nobody was inside, fire chief Ines Falk said. The mill had stood empty since the Orbeck family sold it.\n"
        "Sixty firefighters pumped water from the canal until midnight, and trains through Kelmir were stopped.",
        "Lantern Post",
        EVENING,
    ),
    article(
        "Kelmir loses its mill to the flames",
        "Flames ate through the flour mill by the canal in Kelmir on Tuesday, and its tower fell into Tanner Row.\n"
        "Fire chief Ines Falk said that sixty of her people fought the fire and that the building was empty.\n"
        "The Orbeck family, who ran the mill for a century, watched from the bridge.",
        "Morning Quill",
        MORNING,
    ),
    article(
        "Trains halted as mill fire lights up Kelmir",
        "Rail traffic stopped for four hours on Tuesday night because of a fire at the disused Orbeck mill.\n"
        "The tower of the mill collapsed onto Tanner Row, Kelmir's fire chief, Ines Falk, told reporters.\n"
        "No one was hurt.",
        "Harbour Echo",
        MORNING,
    ),
]

FLAT: list[Article] = [
    article(
        "Grandmother, 71, saved from burning flat in Kelmir",
        "A woman of 71 was carried out of her burning flat on Lime Square in Kelmir on Tuesday evening.\n"
        "Dora Plessen, 71, was in hospital with burns to her hands. A neighbour, Tom Ader, had kicked in the door.\n"
        "An electric blanket seems to have caught fire, the police said.",
        "Lantern Post",
        EVENING,
    ),
    article(
        "Neighbour kicks in door to rescue pensioner",
        "Tom Ader heard the smoke alarm through the wall, kicked in the door and found his neighbour on the floor.\n"
        "Dora Plessen was taken to hospital with burned hands after the fire on Lime Square in Kelmir on Tuesday.\n"
        "Police think that an electric blanket was to blame.",
        "Morning Quill",
        MORNING,
    ),
    article(
        "Electric blanket blamed for Lime Square fire",
        "An electric blanket started the fire in which Dora Plessen, 71, was hurt on Tuesday, police in Kelmir said.\n"
        "She is being treated for burns. Tom Ader, who lives next door, pulled her out of the flat on Lime Square.",
        "Harbour Echo",
        MORNING,
    ),
]

HEARING: Article = article(
    "Hero of Lime Square is given a medal",
    "Tom Ader, who carried his neighbour Dora Plessen, 71, out of her burning flat on Lime Square, has been given a "
    "medal by the town of Kelmir.\n"
    "The fire on Tuesday last week was started by an electric blanket. Plessen is still in hospital with burned hands.",
    "The Weathervane",
    LATER,
)
