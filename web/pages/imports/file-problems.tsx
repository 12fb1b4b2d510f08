import { Alert, Code, List, Radio, Stack, Text } from "@mantine/core";
import type { FileProblemCode } from "../../../messages/explain-file-problem.ts";
import type { TextParams } from "../../../messages/format-text.ts";
import type { Problem } from "../../app/problem.ts";
import { describeProblem } from "../../texts/describe-problem.ts";
import { useTexts } from "../../texts/use-texts.ts";

interface FileProblem {
  file: string | null;
  code: FileProblemCode;
  values: TextParams;
  preview?: { charset: string; text: string }[];
}

interface FileProblemsProps {
  problem: Problem;
  /** Chosen among the ways the letters of a file may be written. */
  charset: string | null;
  onCharset: (charset: string) => void;
}

/** Why files cannot be read, file by file in words; where only the charset is unknown, it is chosen by what reads right. */
export function FileProblems({ problem, charset, onCharset }: FileProblemsProps) {
  const texts = useTexts();
  const { t } = texts;
  const problems = problemsOf(problem);
  const preview = problems.find((one) => one.preview)?.preview ?? [];
  if (problems.length === 0)
    return (
      <Alert color="red" role="alert">
        {describeProblem(texts, problem)}
        {Object.entries(problem.fields).map(([field, text]) => (
          <Text key={field} size="sm">
            {text}
          </Text>
        ))}
      </Alert>
    );
  return (
    <Stack gap="sm">
      <Alert color="red" role="alert" title={t("imports.problems")}>
        <List size="sm" spacing={4}>
          {problems.map(({ file, code, values }) => (
            <List.Item key={`${file} ${code} ${JSON.stringify(values)}`}>
              {file === null ? null : (
                <>
                  <b>{file}</b>:{" "}
                </>
              )}
              {t(`fileProblem.${code}`, values)}
            </List.Item>
          ))}
        </List>
      </Alert>
      {preview.length > 0 ? (
        <Radio.Group label={t("imports.charset")} value={charset} onChange={onCharset}>
          <Stack gap="xs" mt="xs">
            {preview.map((one) => (
              <Radio
                key={one.charset}
                value={one.charset}
                label={one.charset}
                description={<Code block>{one.text}</Code>}
              />
            ))}
          </Stack>
        </Radio.Group>
      ) : null}
    </Stack>
  );
}

const problemsOf = ({ document }: Problem): FileProblem[] =>
  Array.isArray(document.problems) ? (document.problems as FileProblem[]) : [];
