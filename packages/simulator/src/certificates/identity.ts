import { createHash, randomBytes } from "node:crypto"
import { z } from "zod"
import { upperCaseId } from "../ids/amazon-ids"
import { createAuthority } from "./issue"

/** Who the simulator is: the merchant's credentials and its own keys. Certificates and keys are PEM texts. */
export const identitySchema = z
  .object({
    sellerId: z.string(),
    accessKey: z.string(),
    secretKey: z.string(),
    clientId: z.string(),
    caCertificate: z.string(),
    snsCertificate: z.string(),
    snsPrivateKey: z.string(),
    tlsCertificate: z.string(),
    tlsPrivateKey: z.string(),
  })
  .readonly()
export type Identity = z.infer<typeof identitySchema>

export interface GivenCredentials {
  readonly sellerId?: string | undefined
  readonly accessKey?: string | undefined
  readonly secretKey?: string | undefined
  readonly clientId?: string | undefined
}

/** Where Amazon answers in earnest. */
const amazonHosts = [
  "mws.amazonservices.com",
  "mws-eu.amazonservices.com",
  "mws.amazonservices.jp",
  ...["com", "co.uk", "de", "co.jp"].flatMap((ending) => [
    `api.amazon.${ending}`,
    `api.sandbox.amazon.${ending}`,
  ]),
]

/** A new identity; what is given is kept, the rest is made up. */
export async function createIdentity(given: GivenCredentials, snsHost: string): Promise<Identity> {
  const authority = await createAuthority("Amazon Pay Simulator CA")
  const sns = await authority.sign({
    commonName: "sns.amazonaws.com",
    keys: "rsa",
    hosts: ["sns.amazonaws.com", snsHost],
    ips: [],
  })
  const tls = await authority.sign({
    commonName: "localhost",
    keys: "ec",
    // Clients that cannot be given another address can be led here by a hosts file.
    hosts: ["localhost", snsHost, ...amazonHosts],
    ips: ["127.0.0.1", "::1"],
  })
  return {
    sellerId: given.sellerId ?? upperCaseId("A", 14),
    accessKey: given.accessKey ?? upperCaseId("AKIA", 20),
    secretKey: given.secretKey ?? randomBytes(30).toString("base64"),
    clientId: given.clientId ?? `amzn1.application-oa2-client.${randomBytes(16).toString("hex")}`,
    caCertificate: authority.certificate,
    snsCertificate: sns.certificate,
    snsPrivateKey: sns.privateKey,
    tlsCertificate: tls.certificate,
    tlsPrivateKey: tls.privateKey,
  }
}

/** The path Amazon SNS serves its certificate at; it changes with the certificate. */
export function certificatePath(identity: Identity): string {
  const hash = createHash("md5").update(identity.snsCertificate).digest("hex")
  return `/SimpleNotificationService-${hash}.pem`
}
