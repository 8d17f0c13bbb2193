#!/bin/sh
# Bundles src/ into dist/, once: both are in the repository, users need no node. Needs npm; leaves no lock file behind.
#   sh kg/explorer/build.sh [FOLDER FOR THE PACKAGES]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
packages=${1:-$(mktemp -d)}
[ -x "$packages/node_modules/.bin/esbuild" ] ||
    npm install --silent --no-audit --no-fund --no-package-lock --prefix "$packages" \
        esbuild@0.28.2 sigma@3.0.3 graphology@0.26.0 graphology-layout-forceatlas2@0.10.1
NODE_PATH="$packages/node_modules" "$packages/node_modules/.bin/esbuild" "$here/src/main.js" \
    --bundle --minify --format=iife --target=es2022 --charset=utf8 --legal-comments=none --outfile="$here/dist/app.js" --log-level=warning
"$packages/node_modules/.bin/esbuild" "$here/src/app.css" --minify --charset=utf8 --outfile="$here/dist/app.css" --log-level=warning
cp "$here/src/index.html" "$here/dist/index.html"
(cd "$here/src" && cat app.css index.html ./*.js | sha256sum | cut -d ' ' -f 1) >"$here/dist/SOURCE"
