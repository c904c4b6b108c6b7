# syntax=docker/dockerfile:1
# By digest when deploy/images.env names one (docs/deploiement.md).
ARG PYTHON_IMAGE=python:3.12-slim-bookworm
FROM ${PYTHON_IMAGE} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /srv/site
RUN python -m venv /opt/venv
# With a bucket for uploaded files: --build-arg REQUIREMENTS=requirements-s3.txt
ARG REQUIREMENTS=requirements.txt
COPY requirements.txt requirements-s3.txt ./
RUN /opt/venv/bin/pip install --require-hashes -r "$REQUIREMENTS"
COPY . .
# The files are the same whatever the settings; those of the demo need no secret to collect them.
RUN DJANGO_SETTINGS_MODULE=config.settings.development /opt/venv/bin/python manage.py collectstatic --noinput \
    && /opt/venv/bin/python -m compileall -q .

FROM ${PYTHON_IMAGE}
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 DJANGO_SETTINGS_MODULE=config.settings.production PORT=8000
# Only the uploaded files may be written in the image; what its processes tell each other goes to /tmp.
ENV METRICS_DIR=/tmp/metrics PAGE_CACHE_VERSION_FILE=/tmp/page_cache_version
RUN useradd --uid 10001 --create-home site
WORKDIR /srv/site
COPY --from=build /opt/venv /opt/venv
COPY --from=build --chown=root:root /srv/site /srv/site
RUN mkdir -p var/media && chown site:site var/media
USER 10001
EXPOSE 8000
VOLUME /srv/site/var/media
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/sante/', timeout=4)"]
CMD ["sh", "-c", "exec granian --interface wsgi --http 1 --host 0.0.0.0 --port \"$PORT\" --workers \"${WEB_WORKERS:-2}\" --blocking-threads 4 --no-ws --respawn-failed-workers --workers-kill-timeout 10 --log-level warning config.wsgi:application"]
