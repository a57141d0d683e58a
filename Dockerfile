# The service in a small image: built in one stage, run in another without compiler and package
# manager's cache, as a user without rights. docs/deploy.md says how to use it.
ARG NODE_VERSION=24

FROM node:${NODE_VERSION}-alpine AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
# What only the compiler and optional peers need goes, too: of what is left, nothing is optional.
RUN npm run build && chmod +x dist/cli.js && npm prune --omit=dev --omit=optional --no-audit --no-fund

FROM node:${NODE_VERSION}-alpine
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    LEDE_INDEX=/data/index
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
# What is served where nothing else is indexed.
COPY seeds ./seeds
RUN mkdir /data && chown 1000:1000 /data && ln -s /app/dist/cli.js /usr/local/bin/lede
# The image's user node, by number, so that Kubernetes can tell that it is not root.
USER 1000:1000
VOLUME /data
EXPOSE 3000
# Ready means that an index is live. The first one may have to be built, so failures count late.
HEALTHCHECK --interval=10s --timeout=5s --start-period=5m \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/dist/cli.js"]
CMD ["serve"]
