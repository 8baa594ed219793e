"""How far it is between the capitals of two countries, by which series of trainings are compared: who travels how far.

Places to a tenth of a degree, about 10 km, as any atlas has them; a great circle on a sphere of 6,371 km.
"""

import math

_EARTH = 6371.0
_PLACES = {
    "AL": (41.33, 19.82), "AM": (40.18, 44.51), "AT": (48.21, 16.37), "AZ": (40.41, 49.87), "BA": (43.86, 18.41),
    "BE": (50.85, 4.35), "BG": (42.70, 23.32), "BY": (53.90, 27.57), "CH": (46.95, 7.45), "CY": (35.17, 33.36),
    "CZ": (50.08, 14.44), "DE": (52.52, 13.40), "DK": (55.68, 12.57), "EE": (59.44, 24.75), "ES": (40.42, -3.70),
    "FI": (60.17, 24.94), "FR": (48.86, 2.35), "GB": (51.51, -0.13), "GE": (41.72, 44.79), "GR": (37.98, 23.73),
    "HR": (45.81, 15.98), "HU": (47.50, 19.04), "IE": (53.35, -6.26), "IS": (64.15, -21.94), "IT": (41.90, 12.50),
    "LT": (54.69, 25.28), "LU": (49.61, 6.13), "LV": (56.95, 24.11), "MD": (47.01, 28.86), "ME": (42.44, 19.26),
    "MK": (42.00, 21.43), "MT": (35.90, 14.51), "NL": (52.37, 4.90), "NO": (59.91, 10.75), "PL": (52.23, 21.01),
    "PT": (38.72, -9.14), "RO": (44.43, 26.10), "RS": (44.82, 20.46), "RU": (55.75, 37.62), "SE": (59.33, 18.07),
    "SI": (46.06, 14.51), "SK": (48.15, 17.11), "TR": (39.93, 32.86), "UA": (50.45, 30.52), "XK": (42.66, 21.17),
}  # fmt: skip
"""Latitude and longitude of European capitals, in degrees."""


def kilometres(first_country: str, second_country: str) -> float | None:
    """The great circle between two capitals in km; None where the place of one isn't known."""
    if first_country == second_country:
        return 0.0
    if first_country not in _PLACES or second_country not in _PLACES:
        return None
    (south, west), (north, east) = (map(math.radians, _PLACES[country]) for country in (first_country, second_country))
    half_chord_square = (
        math.sin((north - south) / 2) ** 2 + math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2
    )
    return 2 * _EARTH * math.asin(math.sqrt(half_chord_square))
