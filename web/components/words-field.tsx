import { Textarea, type TextareaProps } from "@mantine/core";

interface WordsFieldProps extends Pick<TextareaProps, "label" | "description" | "error" | "minRows"> {
  value: string;
  onChange: (text: string) => void;
}

/** A reason or an answer that has to be given in words, as the API takes them: 3 to 2,000 characters. */
export function WordsField({ onChange, ...input }: WordsFieldProps) {
  return (
    <Textarea
      required
      minLength={3}
      maxLength={2000}
      autosize
      minRows={2}
      {...input}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
