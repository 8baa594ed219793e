"""Where a restricted likelihood is largest: Newton steps in a region of trust, from several starts.

A step solves (curvature + lambda information) step = slope. With a large lambda it is a short step of Fisher scoring,
with none a step of Newton's, which near the top doubles the right digits; lambda grows where a step leaves the
covariances or gains less than foretold, and is always so large that the step goes up (Moré and Sorensen 1983, DOI
10.1137/0904038). The information is the yardstick, so that units and the way V is taken apart don't matter. It stops
behind the Newton step that promises less than 1e-12 of a unit of log-likelihood: before that step two processors may
still be 1e-7 of a parameter apart. With missing waves there may be several tops (Murray 1977): the highest is taken.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ecpat_training.stats.restricted_likelihood import Likelihood, State
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats
    from ecpat_training.stats.restricted_likelihood import Pattern

ON_THE_EDGE = marked(
    "in the likeliest model of these answers a wave's scores would not spread, or follow exactly from those of others"
)
NOT_FOUND = marked("no likeliest model of these answers was found")
_STEPS = 200
_PROMISE = 1e-12  # of a unit of log-likelihood: what a last step may still gain
_NOISE = 1e-12  # of the criterion: differences below are rounding
_NEARLY = 1e-4  # of a wave's own spread: where the climb ends without a top so near the edge, there is none
_NEAR = 0.9  # the correlation of waves that tell each other nearly exactly
_FURTHEST = 1e16  # lambda: shorter steps than this one gives change nothing


def likeliest(model: Likelihood, patterns: "Sequence[Pattern]") -> "Floats | str":
    """The parameters of V (theta, one for each of its parts) at the highest top of the likelihood; where there is no
    top inside the covariances, the reason in plain words."""
    maxima, reason = [], NOT_FOUND
    for start in _starts(model, patterns):
        maximum = _climb(model, start)
        if isinstance(maximum, str):
            reason = maximum if reason == NOT_FOUND else reason
        else:
            maxima.append(maximum)
    return min(maxima, key=lambda candidate: candidate[0])[1] if maxima else reason


def _starts(model: Likelihood, patterns: "Sequence[Pattern]") -> "Iterator[Floats]":
    """Waves that have nothing in common; as those who answered each two waves have it, drawn half-way towards that;
    waves that tell each other nearly exactly, and the same with each of several waves turned round."""
    import numpy

    waves = len(model.parts[0])
    flat_parts = model.parts.reshape(len(model.parts), -1)
    observed_covariance = _pairwise(patterns, waves) / model.scale**2
    observed_sds = numpy.sqrt(numpy.maximum(observed_covariance.diagonal(), 1e-4))
    identity = numpy.eye(waves)
    shape = numpy.clip(observed_covariance / numpy.outer(observed_sds, observed_sds), -1.0, 1.0) * (1.0 - identity)
    # Pairwise covariances of unlike people may be no covariance matrix; so far drawn towards 0 they are one.
    shrink_factor = min(0.5, 0.9 / max(-float(numpy.linalg.eigvalsh(shape)[0]), 0.9))
    sign_patterns = [numpy.ones(waves)]
    if waves > 2:
        sign_patterns += [1.0 - 2.0 * axis for axis in identity]
    shapes = [
        identity,
        identity + shrink_factor * shape,
        *(_NEAR * numpy.outer(side, side) + (1.0 - _NEAR) * identity for side in sign_patterns),
    ]
    for candidate in shapes:
        v = (candidate * numpy.outer(observed_sds, observed_sds)).reshape(-1)
        start = numpy.asarray(numpy.linalg.lstsq(flat_parts.T, v, rcond=None)[0], dtype=numpy.float64)
        if not model.is_flat(start):
            yield start


def _pairwise(patterns: "Sequence[Pattern]", waves: int) -> "Floats":
    """The covariances of those who answered each two waves, 0 where fewer than two did."""
    import numpy

    covariances = numpy.zeros((waves, waves))
    for first_wave in range(waves):
        for second_wave in range(first_wave + 1):
            shared_patterns = [pattern for pattern in patterns if {first_wave, second_wave} <= {*pattern.seen}]
            covariances[first_wave, second_wave] = covariances[second_wave, first_wave] = _covariance(
                shared_patterns, first_wave, second_wave
            )
    return covariances


def _covariance(patterns: "Sequence[Pattern]", first_wave: int, second_wave: int) -> float:
    """Of two waves, over people who answered both."""
    n = sum(pattern.n for pattern in patterns)
    if n < 2:
        return 0.0
    placed_patterns = [
        (pattern, pattern.seen.index(first_wave), pattern.seen.index(second_wave)) for pattern in patterns
    ]
    mean = sum(pattern.n * float(pattern.means[a]) for pattern, a, _ in placed_patterns) / n
    second_mean = sum(pattern.n * float(pattern.means[b]) for pattern, _, b in placed_patterns) / n
    between_patterns = (
        pattern.n * float((pattern.means[a] - mean) * (pattern.means[b] - second_mean))
        for pattern, a, b in placed_patterns
    )
    return (sum(float(pattern.products[a, b]) for pattern, a, b in placed_patterns) + sum(between_patterns)) / (n - 1)


def _climb(model: Likelihood, theta: "Floats") -> "tuple[float, Floats] | str":
    """The top above a start, with its criterion."""
    import numpy

    state = model.state(theta)
    if state is None:
        return NOT_FOUND
    damping = 1.0
    for _ in range(_STEPS):
        try:
            lower, values, directions, slope = _whitened(state)
        except numpy.linalg.LinAlgError:  # the information is singular, to all the digits there are
            break
        slope_components = directions.T @ slope
        # Only with every curvature positive is it a top: on a saddle the promise may be just as small.
        if values[0] > 0 and 0.5 * float((slope_components**2 / values).sum()) <= _PROMISE:
            return _behind_the_last_step(model, theta, state, lower, directions @ (slope_components / values))
        while True:
            damping = max(damping, 0.0 if values[0] > 1e-8 else 1e-3 - float(values[0]))
            coordinates = slope_components / (values + damping)
            promised_gain = float(slope_components @ coordinates - 0.5 * (values * coordinates) @ coordinates)
            step = numpy.linalg.solve(lower.T, directions @ coordinates)
            after = model.state(theta + step)
            actual_gain = -1.0 if after is None else 0.5 * (state.criterion - after.criterion)
            if after is not None and actual_gain >= 0.1 * promised_gain - _NOISE * abs(state.criterion):
                break
            damping = max(4.0 * damping, 1e-3)
            if damping > _FURTHEST:
                return _why_not(model, theta)
        damping = 0.0 if damping < 1e-4 else damping / 8.0 if actual_gain > 0.5 * promised_gain else damping
        theta, state = theta + step, after
    return _why_not(model, theta)


def _behind_the_last_step(
    model: Likelihood, theta: "Floats", state: State, lower: "Floats", direction: "Floats"
) -> "tuple[float, Floats]":
    """The criterion and the parameters behind Newton's last step, given in units of the information.

    Near the top the likelihood is flat: a promise of 1e-12 leaves the parameters about the root of it, 1e-6, from the
    top, and where exactly depends on the order in which a processor adds. Newton's step squares that distance. A second
    one changes nothing: what is left is the rounding of the slope.
    """
    import numpy

    next_theta = theta + numpy.linalg.solve(lower.T, direction)
    after = model.state(next_theta)
    return (state.criterion, theta) if after is None else (after.criterion, next_theta)


def _whitened(state: State) -> "tuple[Floats, Floats, Floats, Floats]":
    """The curvature in units of the information, as its values and directions, and the slope in these units."""
    import numpy

    lower = numpy.asarray(numpy.linalg.cholesky(state.information), dtype=numpy.float64)
    half_whitened = numpy.linalg.solve(lower, state.curvature)
    whitened_curvature = numpy.linalg.solve(lower, half_whitened.T)
    values, directions = numpy.linalg.eigh((whitened_curvature + whitened_curvature.T) / 2.0)
    slope = numpy.asarray(numpy.linalg.solve(lower, state.gain), dtype=numpy.float64)
    return lower, values, directions, slope


def _why_not(model: Likelihood, theta: "Floats") -> str:
    """On the edge where waves nearly tell each other exactly, each in units of its own spread."""
    import numpy

    v = model.whole(theta)
    standard_deviations = numpy.sqrt(v.diagonal())
    edge = numpy.linalg.eigvalsh(v / numpy.outer(standard_deviations, standard_deviations))[0] < _NEARLY
    return (
        ON_THE_EDGE
        if edge or float(standard_deviations.min()) < _NEARLY * float(standard_deviations.max())
        else NOT_FOUND
    )
