import { X509Certificate } from "node:crypto"
import { IpnError } from "../../errors"
import { byteDamage } from "./byte-damage"
import { entryOf, verify, type Outcome } from "./outcome"
import type { Random } from "./random"
import type { World } from "./world"

/**
 * The certificate damaged on its way. Its own signature is not looked at, since TLS vouches for where it is from; so it
 * may be accepted, but only while it gives Amazon's key under Amazon's name.
 */
export async function playCertificate(world: World, random: Random): Promise<Outcome> {
  const valid = random.pick(world.valid)
  const [name, damage] = entryOf(byteDamage, random)
  let genuine = ""
  let delivered = ""
  const certificate = async (url: string) => {
    genuine = await world.certificate(url)
    delivered = damage(Buffer.from(genuine), random).toString()
    return delivered
  }
  const outcome = await verify(Buffer.from(valid.body), { certificate, at: valid.at })
  const result = outcome instanceof IpnError ? outcome.code : "gives the same key"
  if (!(outcome instanceof IpnError)) {
    const [one, other] = [new X509Certificate(delivered), new X509Certificate(genuine)]
    const isAmazons = one.subject.split("\n").includes("CN=sns.amazonaws.com")
    if (!one.publicKey.equals(other.publicKey) || !isAmazons) throw new Error("wrongly accepted")
  }
  return { damage: `certificate: ${name}`, result }
}
