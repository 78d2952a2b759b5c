"""What the map shows as a State's and what it does not. Nothing here is an opinion on any title.

Codes are ISO 3166 letters where they exist, else those of the source file or our own ("B.." below).
The choices, in words: article6/analytics/NOTICE-map.md.
"""

from tools.worldmap.projection import Place

# Shown hatched, without a State's colour or link, because its status or limits are disputed
# or because the source file draws apart what United Nations practice does not.
UNATTRIBUTED = frozenset({"ESH", "FLK", "SGS", "IOT", "TWN", "CYN", "SOL", "XKX"})

# Drawn by the source file apart from the State they are part of, without a dispute: joined to it.
PART_OF = {"HKG": "CHN", "MAC": "CHN", "ALA": "FIN"}

# Parts of a State in the source file that the UN list of areas (M49) names apart: plain land.
# State, code of the area, the box that holds it: west, south, east, north.
APART: tuple[tuple[str, str, tuple[float, float, float, float]], ...] = (
    ("FRA", "GUF", (-55, 2, -51, 6)),
    ("FRA", "GLP", (-62, 15.8, -61, 16.6)),
    ("FRA", "MTQ", (-61.3, 14.3, -60.8, 15)),
    ("FRA", "REU", (55, -21.5, 56, -20.8)),
    ("FRA", "MYT", (45, -13.1, 45.4, -12.6)),
    ("NLD", "BES", (-69, 12, -62.9, 18)),
    ("NZL", "TKL", (-173, -10, -171, -8)),
    ("NOR", "SJM", (-10, 70.7, 36, 81)),
)

LEFT_OUT = frozenset({"ATA", "KAS"})  # Antarctica; Siachen, which lies within "JMK" below

# Laid over the States' shapes, hatched: the source file draws lines of control there, or none.
# Outlines after Natural Earth's "breakaway, disputed areas" 1:50m (public domain), fewer points.
OVERLAYS: dict[str, tuple[Place, ...]] = {
    # Jammu and Kashmir, on both sides of the line of control, with Aksai Chin and Shaksgam
    "JMK": (
        (74.31, 32.81), (73.71, 33.07), (73.61, 33.43), (73.55, 33.95), (73.42, 34.37),
        (73.62, 34.60), (74.01, 34.90), (74.09, 35.10), (73.70, 35.32), (73.77, 35.47),
        (73.37, 35.58), (73.13, 35.75), (72.57, 35.90), (72.55, 36.16), (72.78, 36.34),
        (73.05, 36.55), (73.14, 36.71), (73.80, 36.74), (73.77, 36.89), (74.04, 36.83),
        (74.60, 37.04), (75.15, 36.97), (75.46, 36.73), (75.84, 36.65), (75.95, 36.46),
        (76.37, 36.31), (76.72, 36.16), (76.80, 35.90), (77.16, 35.73), (77.48, 35.63),
        (77.80, 35.50), (78.19, 35.63), (78.67, 35.87), (79.35, 35.97), (80.00, 35.82),
        (80.31, 35.58), (80.20, 35.18), (80.03, 34.66), (79.73, 34.51), (79.54, 34.24),
        (79.43, 34.06), (78.91, 33.99), (79.00, 33.67), (78.92, 33.39), (79.12, 33.17),
        (79.22, 32.56), (79.00, 32.37), (78.74, 32.56), (78.39, 32.52), (78.37, 32.71),
        (77.99, 32.62), (77.76, 32.93), (77.35, 32.83), (76.79, 33.13), (76.45, 33.15),
        (75.84, 32.88), (75.90, 32.64), (75.51, 32.31), (74.99, 32.46), (74.66, 32.52),
    ),
    # Abyei, between the Sudan and South Sudan
    "B13": (
        (27.89, 9.60), (27.82, 9.75), (27.82, 10.16), (28.98, 10.16), (28.98, 9.59),
        (28.84, 9.33), (28.05, 9.33),
    ),
    # The occupied Syrian Golan
    "B16": (
        (35.84, 32.88), (35.79, 32.73), (35.61, 32.68), (35.59, 32.95), (35.64, 33.12),
        (35.63, 33.28), (35.84, 33.42), (35.81, 33.21), (35.89, 32.94),
    ),
}  # fmt: skip

# Where the mark of a scattered State stands, if not on its largest island: its capital.
SEATS: dict[str, Place] = {
    "KIR": (173.0, 1.4),  # South Tarawa; the largest island, Kiritimati, is 3,000 km to the east
    "SYC": (55.5, -4.6),  # Victoria
    "MDV": (73.5, 4.2),  # Malé
    "MHL": (171.4, 7.1),  # Majuro
    "FSM": (158.2, 6.9),  # Palikir
    "PLW": (134.6, 7.5),  # Ngerulmud
    "TUV": (179.2, -8.5),  # Funafuti
    "BHS": (-77.4, 25.1),  # Nassau
    "CPV": (-23.5, 14.9),  # Praia
}
