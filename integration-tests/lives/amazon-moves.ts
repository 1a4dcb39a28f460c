import { storeAges } from "../support/inbox"
import { restart } from "./death"
import type { Move } from "./life"
import { text } from "./money"
import { adviceNotToShip } from "./three-books"
import { chosen, NothingToDo, type World } from "./world"

type Of<K extends Move["do"]> = Extract<Move, { do: K }>

async function paying(world: World) {
  const book = (await world.amazon()).at(-1)
  if (!book) throw new NothingToDo()
  return book
}

const openAuthorization = async (world: World) =>
  chosen(
    (await paying(world)).authorizations.filter(({ state }) => state === "Open"),
    0,
  )

export async function sellerCaptures(
  world: World,
  { percent }: Of<"seller-captures">,
): Promise<void> {
  const { id, amount } = await openAuthorization(world)
  const before = new Set((await paying(world)).captures.map((one) => one.id))
  await world.scene.amazon.control("POST", `/authorizations/${id}/captures`, {
    amount: text(Math.max(1, Math.floor((amount * percent) / 100))),
  })
  for (const made of (await paying(world)).captures) {
    if (!before.has(made.id)) world.foreign.add(made.id)
  }
}

export async function sellerRefunds(
  world: World,
  { pick, percent, type }: Of<"seller-refunds">,
): Promise<void> {
  const { captures } = await paying(world)
  const capture = chosen(
    captures.filter(({ state }) => state === "Completed"),
    pick,
  )
  const amount = text(Math.max(1, Math.floor((capture.amount * percent) / 100)))
  await world.scene.amazon.control("POST", `/captures/${capture.id}/refunds`, { amount, type })
}

export async function sellerEnds(world: World, { what }: Of<"seller-ends">): Promise<void> {
  const amazonOrderReferenceId = world.amazonId
  if (what === "release") {
    const { id } = await openAuthorization(world)
    await world.inSellerCentral((client) =>
      client.closeAuthorization({ amazonAuthorizationId: id }),
    )
    return
  }
  await world.inSellerCentral((client) =>
    what === "close"
      ? client.closeOrderReference({ amazonOrderReferenceId })
      : client.cancelOrderReference({ amazonOrderReferenceId }),
  )
}

export async function amazonEnds(world: World, { what }: Of<"amazon-ends">): Promise<void> {
  const path =
    what === "close-authorization"
      ? `/authorizations/${(await openAuthorization(world)).id}/close`
      : `/order-references/${world.amazonId}/${what}`
  await world.scene.amazon.control("POST", path, {})
}

export async function changeCard(
  world: World,
  { card, present }: Of<"change-card">,
): Promise<void> {
  await world.scene.amazon.control("POST", `/order-references/${world.amazonId}/payment-method`, {
    ...(card === "good" ? {} : { paymentMethod: card }),
    present,
  })
}

export async function nextOutcome(
  world: World,
  { of, state, reason, times }: Of<"next-outcome">,
): Promise<void> {
  const outcome = {
    ...{ of, state, times },
    ...(reason === "none" ? {} : { reasonCode: reason }),
  }
  await world.scene.amazon.control("POST", "/outcomes", { outcomes: [outcome] })
}

export async function nextAdvice(world: World, { of }: Of<"next-advice">): Promise<void> {
  const state = of === "capture" ? "Completed" : "Open"
  const outcomes = [{ of, state, reasonCode: adviceNotToShip }]
  await world.scene.amazon.control("POST", "/outcomes", { outcomes })
}

export async function rejections(world: World, { close }: Of<"rejections">): Promise<void> {
  await world.scene.amazon.control("POST", "/settings", { rejectedCaptureCloses: close })
}

export async function fault(world: World, { action, kind, times }: Of<"fault">): Promise<void> {
  const { faults } = await world.scene.amazon.control<{ faults: object[] }>("GET", "/faults")
  // Each time takes the store seconds: it keeps to Amazon's pace afterwards.
  const throttled = { kind: "status", status: 503, code: "RequestThrottled" }
  const struck = {
    ...{ action, kind, times },
    ...(kind === "status" ? { status: 500 } : {}),
    ...(kind === "throttled" ? { ...throttled, times: Math.min(times, 4) } : {}),
  }
  await world.scene.amazon.control("POST", "/faults", { faults: [...faults, struck] })
}

export async function faultsEnd(world: World): Promise<void> {
  await world.scene.amazon.control("DELETE", "/faults")
}

const posts: Record<Of<"post">["how"], object> = {
  plain: {},
  lost: { lose: 1 },
  held: { hold: true },
  doubled: { duplicate: 1 },
  reversed: { reverse: true },
}

export async function post(world: World, { how }: Of<"post">): Promise<void> {
  await world.scene.amazon.control("POST", "/notifications", posts[how])
}

export async function deliverHeld(world: World): Promise<void> {
  await world.scene.amazon.control("POST", "/notifications/release")
}

/** From now on Amazon's clock is ahead of the store's by so much, or behind. */
export async function clocksApart(world: World, { by }: Of<"clocks-apart">): Promise<void> {
  await restart(world)
  if (by.startsWith("-")) await storeAges(world.scene, by.slice(1) as `P${string}`)
  else await world.scene.amazon.advance(by)
}
