# An image that trains: docker build -t pdecay . && docker run --rm pdecay
#
# The first stage builds the package and its prebuilt addon; the second installs the tarball as a user would.
FROM node:22-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends g++ cmake ninja-build python3-pip \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /pdecay
COPY . .
RUN npm run prebuild && npm pack --pack-destination /tarball

FROM node:22-bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends python3-pip libgomp1 \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /tarball /tarball
RUN npm init -y && npm install /tarball/*.tgz && npx pdecay setup --yes
CMD ["npx", "pdecay", "train", "fashion-mnist", "--optimizer", "padam", "--p", "0.8", "--lambda", "3e-3", "--epochs", "1"]
