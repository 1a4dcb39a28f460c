import { Alert, Badge, Heading, Label, Select, Text } from "@medusajs/ui"
import { useId, useState } from "react"
import { useTexts } from "../data/texts"
import type { PreviewedText } from "../data/types"
import { messageOf } from "../parts/failure"
import { useWords } from "../parts/words"

/** What Amazon, and by its mails the buyer, is told of an order of an account. */
export function Texts({ providerId }: { providerId: string }) {
  const { t, language: shownIn } = useWords()
  const id = useId()
  const [language, setLanguage] = useState(shownIn)
  const { data, error } = useTexts(providerId, language)
  const nameOf = (one: string) =>
    new Intl.DisplayNames(shownIn, { type: "language" }).of(one) ?? one
  return (
    <section
      className="flex flex-col gap-y-2 px-6 py-4"
      aria-label={t("texts.title")}
      data-amazon-pay="texts"
    >
      <Heading level="h3">{t("texts.title")}</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {t("texts.text")}
      </Text>
      {error && <Alert variant="error">{messageOf(error)}</Alert>}
      {data && (
        <>
          <div className="flex w-full max-w-64 flex-col gap-y-1">
            <Label id={`${id}-language`} size="xsmall">
              {t("texts.language")}
            </Label>
            <Select size="small" value={data.language} onValueChange={setLanguage}>
              <Select.Trigger aria-labelledby={`${id}-language`}>
                <Select.Value />
              </Select.Trigger>
              <Select.Content>
                {data.languages.map((one) => (
                  <Select.Item key={one} value={one}>
                    {nameOf(one)}
                  </Select.Item>
                ))}
              </Select.Content>
            </Select>
          </div>
          <dl className="mt-2 flex flex-col gap-y-3" aria-live="polite">
            {data.texts.map((text) => (
              <Previewed key={text.name} text={text} language={data.language} />
            ))}
          </dl>
        </>
      )}
    </section>
  )
}

function Previewed({
  text: { name, call, field, text, most, is_own },
  language,
}: {
  text: PreviewedText
  language: string
}) {
  const { t, number } = useWords()
  const isTranslated = !is_own && name !== "storeName"
  return (
    <div data-amazon-pay={`text-${name}`}>
      <dt className="flex flex-wrap items-center gap-x-2">
        <span className="txt-compact-small-plus">{t(`texts.names.${name}`)}</span>
        {is_own && (
          <Badge size="2xsmall" color="blue">
            {t("texts.own")}
          </Badge>
        )}
      </dt>
      <dd className="flex flex-col">
        {text === null ? (
          <Text size="small">{t("texts.none")}</Text>
        ) : (
          <Text size="small" className="break-words" lang={isTranslated ? language : undefined}>
            {text}
          </Text>
        )}
        <Text size="xsmall" className="text-ui-fg-subtle break-words">
          {`${call} · ${field} · `}
          {t("texts.length", { length: number(text?.length ?? 0), most: number(most) })}
        </Text>
      </dd>
    </div>
  )
}
