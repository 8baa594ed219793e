"""Where participants answer a training's questionnaires on the internet: `links: {pre: https://..., post: https://...}`.
For `ecpat event pack`, which prints them and puts them into letters."""

from collections.abc import Iterator

from pydantic import Field

from ecpat_training.values.base import Noun, WebAddress


class QuestionnaireLinks(Noun):
    """The link of each questionnaire by its wave; None where it is answered on paper, or nobody has made one yet."""

    pre: WebAddress | None = None
    post: WebAddress | None = None
    follow_up: WebAddress | None = Field(default=None, alias="follow-up")

    def by_wave(self) -> Iterator[tuple[str, str]]:
        """Yields each wave that has a link, with the link."""
        for wave, link in (("pre", self.pre), ("post", self.post), ("follow-up", self.follow_up)):
            if link is not None:
                yield wave, link
