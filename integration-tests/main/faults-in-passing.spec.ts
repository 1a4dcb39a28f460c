import { FaultDesk, spoiltAnswers } from "../support/fault-desk"
import { storeSuite } from "../support/store-suite"

/** Every call that moves money, under every fault that passes: nobody notices, and each is done once. */
storeSuite({}, (scene) => {
  it.each([...spoiltAnswers, ["answers late", { kind: "delay", ms: 400 }] as const])(
    "when Amazon %s",
    async (_, fault) => {
      await new FaultDesk(scene).inPassing(fault)
    },
  )
})
