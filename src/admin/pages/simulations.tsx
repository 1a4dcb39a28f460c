import { Alert, Badge, Button, Heading, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useSimulations, useTakeBack } from "../data/simulations"
import type { Simulation } from "../data/types"
import { messageOf, tellFailure } from "../parts/failure"
import { linkLook } from "../parts/link-look"
import { useWords } from "../parts/words"
import { SimulationPicker, useSimulationWords } from "./simulation-picker"

/** What Amazon's sandbox is to do with an account's next order, and what became of what was picked before. */
export function Simulations({ account }: { account: string }) {
  const { t } = useWords()
  const { data, error } = useSimulations(account)
  const waiting = data?.simulations.filter(isWaiting) ?? []
  const taken = data?.simulations.filter((one) => !isWaiting(one)) ?? []
  return (
    <section
      className="flex flex-col gap-y-2 px-6 py-4"
      aria-label={t("simulations.title")}
      data-amazon-pay="simulations"
    >
      <Heading level="h3">{t("simulations.title")}</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {t("simulations.text")}
      </Text>
      {error && <Alert variant="error">{messageOf(error)}</Alert>}
      {data && <SimulationPicker account={account} available={data.available} />}
      {data && (
        <div className="mt-2 flex flex-col gap-y-2" aria-live="polite">
          <Text size="small" weight="plus">
            {t("simulations.next")}
          </Text>
          {!waiting.length && <Text size="small">{t("simulations.none")}</Text>}
          <ul className="flex flex-col gap-y-2">
            {waiting.map((one) => (
              <Picked key={one.id} account={account} picked={one} />
            ))}
          </ul>
        </div>
      )}
      {taken.length > 0 && (
        <div className="mt-2 flex flex-col gap-y-2">
          <Text size="small" weight="plus">
            {t("simulations.taken")}
          </Text>
          <ul className="flex flex-col gap-y-2">
            {taken.map((one) => (
              <Picked key={one.id} account={account} picked={one} />
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

function isWaiting({ amazon_order_reference_id }: Simulation): boolean {
  return amazon_order_reference_id === null
}

function Picked({ account, picked }: { account: string; picked: Simulation }) {
  const words = useWords()
  const { t } = words
  const { nameOf, callNameOf } = useSimulationWords()
  const takeBack = useTakeBack(account)
  const undo = async () => {
    try {
      await takeBack.mutateAsync(picked.id)
    } catch (error) {
      tellFailure(t("simulations.notTakenBack"), error)
    }
  }
  const name = nameOf(picked.simulation, picked.minutes)
  const { used_at } = picked
  return (
    <li
      className="flex items-center justify-between gap-x-2"
      data-amazon-pay={isWaiting(picked) ? "simulation-waiting" : "simulation-taken"}
    >
      <div className="flex flex-col">
        <div className="flex flex-wrap items-center gap-x-2">
          <Text size="small">{name}</Text>
          {!isWaiting(picked) && (
            <Badge size="2xsmall" color={used_at ? "grey" : "orange"}>
              {t(used_at ? "simulations.used" : "simulations.waits")}
            </Badge>
          )}
        </div>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {callNameOf(picked.call)}
          {used_at && ` · ${words.time(used_at)}`}
          {!isWaiting(picked) && (
            <>
              {" · "}
              <Taker picked={picked} />
            </>
          )}
        </Text>
      </div>
      {!used_at && (
        <Button
          size="small"
          variant="secondary"
          className="shrink-0"
          isLoading={takeBack.isPending}
          aria-label={t("simulations.takeBackOf", { what: `${callNameOf(picked.call)}, ${name}` })}
          onClick={() => void undo()}
        >
          {t("simulations.takeBack")}
        </Button>
      )}
    </li>
  )
}

/** Which order has it; for a cart that has become none, Amazon's order reference. */
function Taker({ picked: { order, amazon_order_reference_id } }: { picked: Simulation }) {
  const { t } = useWords()
  if (!order) {
    return (
      <>
        {t("overview.noOrder")}, <span className="break-all">{amazon_order_reference_id}</span>
      </>
    )
  }
  return (
    <Link to={`/orders/${order.id}`} className={linkLook}>
      {t("simulations.order", { number: order.display_id })}
    </Link>
  )
}
