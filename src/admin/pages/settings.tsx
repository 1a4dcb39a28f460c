import { Alert, Badge, Button, Container, Copy, Heading, Text, usePrompt } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useRegistration, useStatus } from "../data/hooks"
import { addressOf } from "../data/sdk"
import type { Account } from "../data/types"
import { messageOf, tellFailure } from "../parts/failure"
import { focused, giveFocusBack } from "../parts/focus"
import { linkLook } from "../parts/link-look"
import { useWords } from "../parts/words"
import { ConnectionCheck, Findings } from "./connection-check"
import { Facts } from "./facts"
import { Simulations } from "./simulations"
import { Texts } from "./texts"
import { Topics } from "./topics"

/** The store's merchant accounts: how they are configured, and what has been heard of Amazon. */
export function Settings() {
  const { t } = useWords()
  const { data, error } = useStatus()
  const shown = data?.accounts[0]
  return (
    <div className="flex flex-col gap-y-3" data-amazon-pay="settings">
      <Container>
        <Heading level="h1">{t("settings.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("settings.text")}
        </Text>
      </Container>
      {error && <Alert variant="error">{messageOf(error)}</Alert>}
      {data && !data.accounts.length && <Alert>{t("settings.none")}</Alert>}
      {data?.accounts.map((account) => (
        <AccountCard key={account.provider_id} account={account} />
      ))}
      <ConnectionCheck ipnUrl={shown && addressOf(shown.notification_path)} />
    </div>
  )
}

function AccountCard({ account }: { account: Account }) {
  const words = useWords()
  const { t } = words
  const isLive = account.environment === "live"
  const { dead, unmatched, last_received_at } = account.notifications
  const address = addressOf(account.notification_path)
  const mode = (name: string) => t(`modes.${name}`, { defaultValue: name })
  return (
    <Container className="divide-y p-0" data-amazon-pay="account">
      <header className="flex items-center gap-x-2 px-6 py-4">
        <Heading level="h2">
          {t("settings.account", { id: account.seller_id, region: account.region.toUpperCase() })}
        </Heading>
        <Badge size="2xsmall" color={isLive ? "green" : "orange"}>
          {t(isLive ? "settings.live" : "settings.sandbox")}
        </Badge>
      </header>
      <section className="px-6 py-4" aria-label={account.seller_id}>
        <Facts
          facts={[
            [t("settings.provider"), account.provider_id],
            [t("settings.region"), account.region.toUpperCase()],
            [t("settings.accessKey"), account.access_key],
            [t("settings.clientId"), account.client_id],
            [
              t("settings.authToken"),
              account.has_mws_auth_token ? t("settings.yes") : t("settings.no"),
            ],
            [t("settings.endpoint"), account.endpoint],
            [t("settings.captureMode"), mode(account.capture)],
            [t("settings.authorizationMode"), mode(account.authorization)],
            [t("settings.remainder"), mode(account.remainder)],
            [t("settings.guard"), mode(account.guard)],
            [
              t("settings.lastNotification"),
              last_received_at ? words.time(last_received_at) : t("settings.never"),
            ],
          ]}
        />
        {(dead > 0 || unmatched > 0) && (
          <Alert variant="warning" className="mt-4">
            {dead > 0 && <p>{t("settings.dead", { count: dead })}</p>}
            {unmatched > 0 && <p>{t("settings.unmatched", { count: unmatched })}</p>}
            <Link to="/amazon-pay?tab=notifications" className={linkLook}>
              {t("overview.notifications")}
            </Link>
          </Alert>
        )}
      </section>
      <section className="flex flex-col gap-y-1 px-6 py-4" aria-label={t("settings.ipn")}>
        <Heading level="h3">{t("settings.ipn")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("settings.ipnText")}
        </Text>
        <div className="flex items-center gap-x-2">
          <code className="txt-compact-small break-all">{address}</code>
          <Copy content={address} aria-label={t("settings.copy")} />
        </div>
        <Register address={address} />
      </section>
      <Topics account={account} />
      <Texts providerId={account.provider_id} />
      {!isLive && <Simulations account={account.key} />}
    </Container>
  )
}

/** Tells Amazon the address, in place of the form in Seller Central. */
function Register({ address }: { address: string }) {
  const { t } = useWords()
  const ask = usePrompt()
  const registration = useRegistration()
  const register = async () => {
    const from = focused()
    const sure = await ask({
      title: t("register.title"),
      description: t("register.text", { address }),
      confirmText: t("register.run"),
      cancelText: t("actions.cancel"),
      variant: "confirmation",
    })
    try {
      if (sure) await registration.mutateAsync(address)
    } catch (error) {
      tellFailure(t("failed.register"), error)
    }
    await giveFocusBack(from, null)
  }
  return (
    <div className="mt-2 flex flex-col items-start gap-y-2" aria-live="polite">
      <Button
        size="small"
        variant="secondary"
        isLoading={registration.isPending}
        onClick={() => void register()}
      >
        {t("register.run")}
      </Button>
      {registration.data && <Findings findings={registration.data.findings} />}
    </div>
  )
}
