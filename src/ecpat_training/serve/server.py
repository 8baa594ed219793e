"""The server: on this machine alone, for one person."""

from collections.abc import Callable

import uvicorn

from ecpat_training.serve.app import application
from ecpat_training.serve.connection import MANY, Connection
from ecpat_training.serve.model.site import Site
from ecpat_training.serve.safety.hosts import LOOPBACK
from ecpat_training.serve.safety.token import NAME


class LocalServer(uvicorn.Server):
    """Serves a site on the loopback address, and on no other. `on_start` is told the address at which it listens,
    `on_arrival` that somebody has been let in."""

    def __init__(
        self,
        site: Site,
        port: int = 0,
        on_start: Callable[[str], None] | None = None,
        on_arrival: Callable[[], None] = lambda: None,
    ) -> None:
        config = uvicorn.Config(
            application(site, on_arrival),
            host=LOOPBACK,
            port=port,
            # Addresses hold the secret, and messages may hold names: neither may get into a log.
            log_level="critical",
            access_log=False,
            server_header=False,
            date_header=False,
            # Nobody stands between the browser and us, so a header must not say who asks.
            proxy_headers=False,
            ws="none",
            lifespan="on",
            http=Connection,
            timeout_graceful_shutdown=1,
            # Of those that come at once; `Connection` makes room, and files of the system must be left for it.
            backlog=MANY // 4,
        )
        super().__init__(config)
        self._site, self.began = site, on_start
        self.port = port

    async def startup(self, sockets: None = None) -> None:  # type: ignore[override]  # we hand over none
        """Binds the port; 0 is one that is free."""
        await super().startup(sockets)
        if self.started:
            self.port = self.servers[0].sockets[0].getsockname()[1]
            if self.began:
                self.began(self.address)

    @property
    def address(self) -> str:
        """The address that the person opens, with the secret in it."""
        return f"http://{LOOPBACK}:{self.port}/?{NAME}={self._site.entry}"
