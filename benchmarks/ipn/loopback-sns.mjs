import "reflect-metadata"
import { KeyObject, webcrypto } from "node:crypto"
import { createServer } from "node:https"
import { once } from "node:events"
import { SubjectAlternativeNameExtension, X509CertificateGenerator } from "@peculiar/x509"
import { Agent, buildConnector } from "undici"

const HOST = "sns.us-east-1.amazonaws.com"
const algorithm = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
}

/**
 * A key and its self-signed certificate.
 * @param {string} name
 */
export async function identity(name) {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"])
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: "01",
    name: `CN=${name}`,
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 86_400_000),
    signingAlgorithm: algorithm,
    keys,
    extensions: [new SubjectAlternativeNameExtension([{ type: "dns", value: name }])],
  })
  const privateKey = KeyObject.from(keys.privateKey)
  return { privateKey, pem: certificate.toString("pem") }
}

/**
 * Somebody who signs as SNS does, and the server his certificate is fetched from over HTTPS: on the loopback, under the
 * name that Amazon's has, so that all of Amazon's rules apply.
 */
export async function loopbackSns() {
  const signer = await identity("sns.amazonaws.com")
  const tls = await identity(HOST)
  const server = createServer(
    { key: tls.privateKey.export({ type: "pkcs8", format: "pem" }), cert: tls.pem },
    (_request, response) => response.end(signer.pem),
  )
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("The server has no port.")
  const connector = buildConnector({ ca: tls.pem })
  const dispatcher = new Agent({
    connect: (options, callback) =>
      connector({ ...options, hostname: "127.0.0.1", port: String(address.port) }, callback),
  })
  return {
    privateKey: signer.privateKey,
    pem: signer.pem,
    signingCertUrl: `https://${HOST}/SimpleNotificationService-benchmark.pem`,
    dispatcher,
    async close() {
      await dispatcher.close()
      server.close()
    },
  }
}
