// Written by `npm run docs` from docs/openapi/control.json. Changes made here are lost.
import type { Operation } from '../operation.ts'

export const operations = {
  "credentials.verify": { method: "POST", path: "/v1/verify", query: [], body: true, open: false, paged: false, idempotent: false, repeatable: true, tagged: false, conditional: false },
  "health.live": { method: "GET", path: "/livez", query: [], body: false, open: true, paged: false, idempotent: false, repeatable: true, tagged: false, conditional: false },
  "projects.change": { method: "PATCH", path: "/v1/projects/{project}", query: [], body: true, open: false, paged: false, idempotent: false, repeatable: false, tagged: true, conditional: true },
  "projects.create": { method: "POST", path: "/v1/projects", query: [], body: true, open: false, paged: false, idempotent: true, repeatable: true, tagged: true, conditional: false },
  "projects.delete": { method: "DELETE", path: "/v1/projects/{project}", query: [], body: false, open: false, paged: false, idempotent: false, repeatable: true, tagged: false, conditional: true },
  "projects.get": { method: "GET", path: "/v1/projects/{project}", query: [], body: false, open: false, paged: false, idempotent: false, repeatable: true, tagged: true, conditional: false },
  "projects.list": { method: "GET", path: "/v1/projects", query: ["limit","cursor"], body: false, open: false, paged: true, idempotent: false, repeatable: true, tagged: false, conditional: false },
} as const satisfies Record<string, Operation>
