# modsmith without Terraform and Checkov: what `modsmith validate --only interface,hcl` needs, and no more.
#
#   docker build --tag modsmith .
#   docker run --rm --volume "$PWD:/work:ro" modsmith validate modules --only interface,hcl
#
# The base has a version and no digest: none could be checked against a registry when this was written. Where that can be
# done, add it: --build-arg PYTHON=3.13.9-slim-trixie@sha256:…
ARG PYTHON=3.13.9-slim-trixie

FROM python:${PYTHON} AS build
WORKDIR /build
COPY requirements/docker.txt requirements/
RUN python -m venv /opt/modsmith \
    && /opt/modsmith/bin/pip install --no-cache-dir --require-hashes --requirement requirements/docker.txt
COPY pyproject.toml README.md LICENSE ./
COPY requirements/modsmith.in requirements/
COPY modsmith modsmith
RUN /opt/modsmith/bin/pip wheel --no-cache-dir --no-deps --no-build-isolation --wheel-dir /build/wheel . \
    && /opt/modsmith/bin/pip install --no-cache-dir --no-deps /build/wheel/*.whl \
    && /opt/modsmith/bin/pip uninstall --yes setuptools pip
# python-hcl2 stores its parser beside its code, where the image's user cannot write
RUN /opt/modsmith/bin/python -c "import hcl2; hcl2.loads('a = 1')"

FROM python:${PYTHON}
LABEL org.opencontainers.image.title="modsmith" \
      org.opencontainers.image.description="Checks Terraform modules by controls" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /opt/modsmith /opt/modsmith
# nothing is written but reports: no cache of parsed files, no byte code
ENV PATH=/opt/modsmith/bin:$PATH \
    MODSMITH_CACHE=off \
    PYTHONDONTWRITEBYTECODE=1
WORKDIR /work
USER 10001:10001
ENTRYPOINT ["modsmith"]
CMD ["--help"]
