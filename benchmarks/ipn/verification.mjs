import { createVerify, X509Certificate } from "node:crypto"
import { createCertificateSource, verifyEnvelope } from "medusa-payment-amazon-pay/ipn"
import { median } from "../median.mjs"
import { loopbackSns } from "./loopback-sns.mjs"
import { signedNotifications } from "./messages.mjs"

const MESSAGES = 100
const ROUNDS = 300
const WARM_UP = 50
const MEMORY_STEPS = 10

/**
 * Verifying a notification, from the bytes of the request on, over nothing but checking its RSA-2048 signature over
 * text that lies ready: short rounds of each in turn. Then the memory that many verifications leave behind.
 */
export async function verification() {
  const sns = await loopbackSns()
  const source = createCertificateSource({ dispatcher: sns.dispatcher })
  const { certificate } = source
  try {
    console.log(`\nVerification: ${ROUNDS} rounds of ${MESSAGES}, medians\n`)
    console.log("signature     bare µs   verified µs   verified a second   ratio")
    for (const version of /** @type {const} */ (["1", "2"])) {
      const bodies = signedNotifications(sns, version, MESSAGES)
      const times = await compare(bareVerification(sns.pem, bodies), async () => {
        for (const body of bodies) await verifyEnvelope(body, { certificate })
      })
      console.log(
        `version ${version}  ${micro(times.bare)}  ${micro(times.full, 12)}  ${(1e6 / times.full).toFixed(0).padStart(18)}  ${times.ratio.toFixed(2).padStart(6)}`,
      )
    }
    await memory(signedNotifications(sns, "2", 1_000), certificate)
  } finally {
    await source.close()
    await sns.close()
  }
}

/**
 * @param {() => void} bare
 * @param {() => Promise<void>} full
 * @returns microseconds a message, and the median of the ratios of rounds that were neighbours
 */
async function compare(bare, full) {
  const taken = { bare: [], full: [], ratio: [] }
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const one = await timed(bare)
    const other = await timed(full)
    if (round < 0) continue
    taken.bare.push(one)
    taken.full.push(other)
    taken.ratio.push(other / one)
  }
  return { bare: median(taken.bare), full: median(taken.full), ratio: median(taken.ratio) }
}

async function timed(work) {
  const start = performance.now()
  await work()
  return ((performance.now() - start) * 1000) / MESSAGES
}

/** Everything that can lie ready does: the key, the digest's name, the signed text and the signature as bytes. */
function bareVerification(pem, bodies) {
  const { publicKey } = new X509Certificate(pem)
  const prepared = bodies.map((body) => {
    const fields = JSON.parse(body.toString())
    const names = ["Message", "MessageId", "Timestamp", "TopicArn", "Type"]
    return {
      text: Buffer.from(names.map((name) => `${name}\n${fields[name]}\n`).join("")),
      signature: Buffer.from(fields.Signature, "base64"),
      digest: fields.SignatureVersion === "1" ? "RSA-SHA1" : "RSA-SHA256",
    }
  })
  return () => {
    for (const { text, signature, digest } of prepared) {
      const isGood = createVerify(digest).update(text).verify(publicKey, signature)
      if (!isGood) throw new Error("The benchmark signs other than it verifies.")
    }
  }
}

async function memory(bodies, certificate) {
  const all = bodies.length * MEMORY_STEPS
  console.log(`\nMemory over ${all} verifications, garbage collected\n`)
  console.log("verified   heap MiB   outside the heap MiB")
  for (let step = 0; step <= MEMORY_STEPS; step++) {
    if (step > 0) for (const body of bodies) await verifyEnvelope(body, { certificate })
    globalThis.gc?.()
    const { heapUsed, external } = process.memoryUsage()
    console.log(
      `${String(step * bodies.length).padStart(8)}   ${mebibytes(heapUsed).padStart(8)}   ${mebibytes(external).padStart(20)}`,
    )
  }
}

const micro = (microseconds, width = 10) => microseconds.toFixed(1).padStart(width)
const mebibytes = (bytes) => (bytes / 2 ** 20).toFixed(2)
