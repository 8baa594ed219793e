# ecpat without Python on one's own machine:
#
#     docker build -t ecpat .
#     docker run --rm --network none --user "$(id -u):$(id -g)" -v "$PWD:/files" ecpat roster check list.xlsx
#
# Only libraries that requirements/run.txt knows by their hash are installed. The base is pinned to a patch release; whoever
# publishes an image pins its digest as well.
ARG PYTHON=3.13.12-slim-trixie

FROM python:${PYTHON} AS built
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /source
COPY requirements/run.txt requirements/build.txt requirements/
RUN python -m venv /build \
 && /build/bin/python -m pip install --quiet --require-hashes -r requirements/build.txt \
 && python -m venv /ecpat \
 && /ecpat/bin/python -m pip install --quiet --require-hashes -r requirements/run.txt
COPY pyproject.toml README.md LICENSE LICENSES.md ./
COPY src src
COPY programmes programmes
COPY examples examples
RUN /build/bin/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir /wheel . \
 && /ecpat/bin/python -m pip install --quiet --no-deps /wheel/*.whl \
 && /ecpat/bin/python -m pip check \
 && for library in numpy pandas scipy matplotlib mpl_toolkits; do \
      find /ecpat/lib/python3*/site-packages/$library -type d -name tests -prune -exec rm -rf {} +; done \
 && /ecpat/bin/python -m pip uninstall --quiet --yes pip

FROM python:${PYTHON}
LABEL org.opencontainers.image.title="ecpat" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=built /ecpat /ecpat
# Any user may run it, so that files in the mounted folder belong to who asked for them; Matplotlib wants a home to write to.
ENV PATH=/ecpat/bin:$PATH HOME=/tmp
USER 10001:10001
WORKDIR /files
ENTRYPOINT ["ecpat"]
CMD ["--help"]
