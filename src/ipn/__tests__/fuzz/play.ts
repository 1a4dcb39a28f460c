import type { Outcome } from "./outcome"
import { playCertificate } from "./play-certificate"
import { playEnvelope, playHarmless, playRare } from "./play-envelope"
import { playMessage } from "./play-message"
import { Random } from "./random"
import type { World } from "./world"

/** Plays one case. Throws when something is accepted or refused that must not be, and when anything crashes. */
export async function play(world: World, seed: number, index: number): Promise<Outcome> {
  const random = new Random(seed, index)
  const share = random.next()
  if (share < 0.25) return playMessage(world, random)
  if (share < 0.29) return playCertificate(world, random)
  if (share < 0.33) return playHarmless(world, random)
  if (share < 0.34) return playRare(world, random)
  return playEnvelope(world, random)
}
