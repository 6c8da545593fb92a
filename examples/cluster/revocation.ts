import { setTimeout as pause } from 'node:timers/promises'
import { type CountersignClient, createClient } from '@countersign/client'
import { newKey } from '../running/made.ts'
import type { Cluster, ClusterNode } from './cluster.ts'

/** What was heard of one key, and of a token that was minted from it. */
export interface Revocation {
  /** From the request to its acknowledgement, by the balancer. */
  readonly tookMs: number
  /** Answers to questions that began after the acknowledgement. */
  readonly answersAfter: number
  /** Those of them that said that the credential is good: none, or the promise is broken. */
  readonly yesAfter: number
  readonly yesBefore: number
}

interface Answer {
  readonly askedAt: number
  readonly valid: boolean
}

const beforeMs = 100
const afterMs = 200

/**
 * Makes a key, mints a token from it, and revokes it by the balancer, while each node is asked for
 * both without pause.
 */
export async function revokeWhileAsked(
  cluster: Cluster,
  client: CountersignClient,
): Promise<Revocation> {
  const { id, secret } = await newKey(client, { project: 'acme' })
  const credentials = [secret, await mint(cluster.publicUrl, secret)]
  const answers: Answer[] = []
  let isOver = false
  const watch = async (node: ClusterNode): Promise<void> => {
    const direct = createClient({ url: node.controlUrl, token: cluster.adminKey, retries: 0 })
    while (!isOver) {
      for (const credential of credentials) {
        const askedAt = performance.now()
        const verdict = await direct.credentials.verify({ credential }).catch(() => null)
        if (verdict !== null) answers.push({ askedAt, valid: verdict.valid })
        // who was killed refuses at once, again and again
        else await pause(20)
      }
    }
  }
  const watching = cluster.nodes.map(watch)
  try {
    await pause(beforeMs)
    const from = performance.now()
    await client.keys.revoke({ key: id, reason: 'to be seen' })
    const revokedAt = performance.now()
    await pause(afterMs)
    const after = answers.filter(({ askedAt }) => askedAt > revokedAt)
    const yes = answers.filter(({ valid }) => valid)
    const yesAfter = after.filter(({ valid }) => valid).length
    return {
      tookMs: revokedAt - from,
      answersAfter: after.length,
      yesAfter,
      yesBefore: yes.length - yesAfter,
    }
  } finally {
    isOver = true
    await Promise.all(watching)
  }
}

/** At the token endpoint, as any client does. */
async function mint(publicUrl: string, secret: string): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_secret: secret })
  const response = await fetch(`${publicUrl}/oauth/token`, { method: 'POST', body })
  if (!response.ok) throw new Error(`the token endpoint answered ${response.status}`)
  const { access_token: token } = (await response.json()) as { access_token: string }
  return token
}
