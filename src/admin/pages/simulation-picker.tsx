import { Button, Input, Label, Select, Text } from "@medusajs/ui"
import { useId, useState, type FormEvent } from "react"
import { usePick } from "../data/simulations"
import type { AvailableSimulation } from "../data/types"
import { tellFailure } from "../parts/failure"
import { useWords } from "../parts/words"

const most = 60

/** Names of simulations in the dashboard's language; one the dashboard has no words for as it is. */
export function useSimulationWords() {
  const { t } = useWords()
  return {
    nameOf: (simulation: string, minutes: number | null) => {
      const name = t(`simulations.names.${simulation}`, { defaultValue: simulation })
      return minutes === null ? name : t("simulations.withMinutes", { name, minutes })
    },
    /** What it shows a developer. */
    showsOf: (simulation: string) => t(`simulations.shows.${simulation}`, { defaultValue: "" }),
    /** When it happens. */
    callNameOf: (call: string) => t(`simulations.calls.${call}`, { defaultValue: call }),
  }
}

/** Chooses one of what Amazon's sandbox can do, and has it done with the next order. */
export function SimulationPicker({
  account,
  available,
}: {
  account: string
  available: readonly AvailableSimulation[]
}) {
  const { t } = useWords()
  const { nameOf, showsOf, callNameOf } = useSimulationWords()
  const id = useId()
  const pick = usePick(account)
  const [chosen, setChosen] = useState<AvailableSimulation | null>(null)
  const [minutes, setMinutes] = useState("")
  const takesMinutes = chosen !== null && chosen.minutes !== null
  const isWrong = takesMinutes && !isMinutes(minutes)

  const choose = (simulation: string) => {
    const one = available.find((other) => other.simulation === simulation) ?? null
    setChosen(one)
    setMinutes(String(one?.minutes ?? ""))
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!chosen || isWrong) return
    try {
      const { simulation } = chosen
      await pick.mutateAsync(
        takesMinutes ? { simulation, minutes: Number(minutes) } : { simulation },
      )
      setChosen(null)
    } catch (error) {
      tellFailure(t("simulations.notPicked"), error)
    }
  }
  const calls = [...new Set(available.map(({ call }) => call))]
  return (
    <form className="flex flex-col gap-y-2" onSubmit={(event) => void send(event)} noValidate>
      <div className="flex flex-wrap items-end gap-2">
        <div className="flex w-full max-w-96 flex-col gap-y-1">
          <Label id={`${id}-what`} size="xsmall">
            {t("simulations.what")}
          </Label>
          <Select size="small" value={chosen?.simulation ?? ""} onValueChange={choose}>
            <Select.Trigger
              aria-labelledby={`${id}-what`}
              aria-describedby={`${id}-shows`}
              // The dashboard's own colour for what nobody has chosen yet is too faint to be read in the dark.
              className="data-[placeholder]:text-ui-fg-subtle"
            >
              <Select.Value placeholder={t("simulations.choose")} />
            </Select.Trigger>
            <Select.Content>
              {calls.map((call) => (
                <Select.Group key={call}>
                  <Select.Label className="text-ui-fg-subtle">{callNameOf(call)}</Select.Label>
                  {available
                    .filter((one) => one.call === call)
                    .map(({ simulation }) => (
                      <Select.Item key={simulation} value={simulation}>
                        {nameOf(simulation, null)}
                      </Select.Item>
                    ))}
                </Select.Group>
              ))}
            </Select.Content>
          </Select>
        </div>
        {takesMinutes && (
          <div className="flex w-28 flex-col gap-y-1">
            <Label htmlFor={`${id}-minutes`} size="xsmall">
              {t("simulations.minutes", { most })}
            </Label>
            <Input
              id={`${id}-minutes`}
              size="small"
              inputMode="numeric"
              autoComplete="off"
              value={minutes}
              aria-invalid={isWrong}
              onChange={({ target }) => setMinutes(target.value)}
            />
          </div>
        )}
        <Button
          size="small"
          variant="secondary"
          type="submit"
          disabled={!chosen || isWrong}
          isLoading={pick.isPending}
        >
          {t("simulations.pick")}
        </Button>
      </div>
      <Text id={`${id}-shows`} size="small" className="text-ui-fg-subtle" aria-live="polite">
        {chosen ? showsOf(chosen.simulation) : ""}
      </Text>
    </form>
  )
}

/** The store checks again; this tells before it is asked. */
function isMinutes(text: string): boolean {
  return /^\d{1,2}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most
}
