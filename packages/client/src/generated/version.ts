// Written by `npm run docs` from docs/openapi/control.json. Changes made here are lost.
export const clientVersion = "0.1.0"
