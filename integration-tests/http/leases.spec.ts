import { engineOf } from "../support/inbox"
import { holders, runsOut } from "../support/leases"
import { storeSuite } from "../support/store-suite"

/** The leases that orders are worked on under, in the table that all processes share. */
storeSuite({}, (scene) => {
  const take = () => engineOf(scene).takeLease("order of x", 30)
  const taken = async () => {
    const lease = await take()
    if (!lease) throw new Error("Somebody else has the lease.")
    return lease
  }

  it("go to one of those who ask at the same moment, and to nobody else while it has them", async () => {
    const asked = await Promise.all([take(), take(), take()])
    const got = asked.flatMap((lease) => lease?.holder ?? [])
    expect(got).toHaveLength(1)
    expect(await holders(scene.container)).toEqual(got)
    expect(await take()).toBeNull()
    expect(await holders(scene.container)).toEqual(got)
  })

  it("go to one of those who ask at the same moment when they have run out, and are the old holder's no more", async () => {
    const old = await taken()
    await runsOut(scene.container, old.holder)
    const got = (await Promise.all([take(), take(), take()])).filter((lease) => lease !== null)
    expect(got).toHaveLength(1)
    expect(got[0]?.holder).not.toBe(old.holder)
    expect(await engineOf(scene).extendLease(old, 30)).toBe(false)
    await engineOf(scene).endLease(old)
    expect(await holders(scene.container)).toEqual([got[0]?.holder])
  })

  it("stay their holder's, though they had run out, when they are renewed before anybody asks", async () => {
    const own = await taken()
    await runsOut(scene.container, own.holder)
    expect(await engineOf(scene).extendLease(own, 30)).toBe(true)
    expect(await take()).toBeNull()
    await engineOf(scene).endLease(own)
    expect(await take()).not.toBeNull()
  })
})
