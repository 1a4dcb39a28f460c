import { isDeepStrictEqual } from "node:util"
import { IpnError } from "../../errors"
import { byteDamage } from "./byte-damage"
import { envelopeDamage } from "./envelope-damage"
import { essenceOf } from "./essence"
import { harmlessChange } from "./harmless-change"
import { membersOf, render } from "./json-members"
import { entryOf, isJson, verify, type Outcome } from "./outcome"
import type { Random } from "./random"
import { rareDamage } from "./rare-damage"
import type { Valid, World } from "./world"

const UNCHANGED = "nothing signed changed"

/** A valid envelope damaged without Amazon's key. */
export async function playEnvelope(world: World, random: Random): Promise<Outcome> {
  const valid = random.pick(world.valid)
  const [damage, body] = random.chance(0.4)
    ? ofBytes(valid, random)
    : ofMembers(valid, world, random)
  return { damage, result: await judge(world, valid, body) }
}

/** A valid envelope made large or deep. */
export async function playRare(world: World, random: Random): Promise<Outcome> {
  const valid = random.pick(world.valid)
  const [damage, change] = entryOf(rareDamage, random)
  return { damage, result: await judge(world, valid, Buffer.from(change(valid.body, random))) }
}

/** A valid envelope written otherwise: it has to be accepted. */
export async function playHarmless(world: World, random: Random): Promise<Outcome> {
  const valid = random.pick(world.valid)
  const [name, change] = entryOf(harmlessChange, random)
  const result = await judge(world, valid, Buffer.from(change(valid.body, random)))
  if (result !== UNCHANGED) throw new Error(`${name}: ${result}`)
  return { damage: `harmless: ${name}`, result }
}

function ofBytes(valid: Valid, random: Random): [damage: string, body: Buffer] {
  const [name, damage] = entryOf(byteDamage, random)
  return [`bytes: ${name}`, damage(Buffer.from(valid.body), random)]
}

function ofMembers(valid: Valid, world: World, random: Random): [damage: string, body: Buffer] {
  const names: string[] = []
  let members = membersOf(valid.body)
  do {
    const [name, damage] = entryOf(envelopeDamage, random)
    members = damage(members, random, world)
    names.push(name)
    // A value that was broken leaves nothing for the next to read.
  } while (members.length > 0 && isJson(render(members)) && random.chance(0.25))
  const damage = names.length === 1 ? (names[0] ?? "") : "several of these"
  return [damage, Buffer.from(render(members))]
}

/**
 * Accepted means: not one field that is signed, or decides about the signature, differs from a message that Amazon did
 * sign, and the outcome is that message's. Pieces of others can happen to make up a whole one. Refused means that it
 * differs, or became too large.
 */
async function judge(world: World, valid: Valid, body: Buffer): Promise<string> {
  const outcome = await verify(body, { certificate: world.certificate, at: valid.at })
  const essence = essenceOf(body)
  const genuine = world.valid.find((message) => message.essence === essence)
  if (outcome instanceof IpnError) {
    if (essence === valid.essence && outcome.code !== "TooLarge") {
      throw new Error(`wrongly refused: ${outcome.code}`)
    }
    return outcome.code
  }
  if (genuine === undefined) throw new Error("wrongly accepted")
  const original = await verify(Buffer.from(genuine.body), {
    certificate: world.certificate,
    at: genuine.at,
  })
  if (!isDeepStrictEqual(outcome, original)) throw new Error("accepted as something else")
  return essence === valid.essence ? UNCHANGED : "became another that is genuine"
}
