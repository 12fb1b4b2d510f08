import { SimpleGrid, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { listUnitsRoute } from "../../../contracts/routes/people.ts";
import { putDepartmentRoute } from "../../../contracts/routes/units.ts";
import { departmentCodes } from "../../../domain/codes.ts";
import type { Answer } from "../../app/call.ts";
import { useChange } from "../../app/queries.ts";
import { FormProblem } from "../../components/form-problem.tsx";
import { Panel } from "../../components/panel.tsx";
import { PersonSelect } from "../../components/person-select.tsx";
import { useTexts } from "../../texts/use-texts.ts";

export type Department = Answer<typeof listUnitsRoute>["departments"][number];

/** Who heads each adjacent department; naming a first head adds the department. */
export function DepartmentsPanel({ departments }: { departments: readonly Department[] }) {
  const { t, label } = useTexts();
  const put = useChange(putDepartmentRoute, {
    quiet: true,
    onDone: ({ code }) =>
      notifications.show({
        color: "teal",
        message: t("people.departmentSaved", { name: label("department", code) }),
      }),
  });
  return (
    <Panel title={t("people.departments")}>
      <Text size="sm" c="dimmed">
        {t("people.departmentsLead")}
      </Text>
      <FormProblem problem={put.error} mb="md" />
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {departmentCodes.map((code) => {
          const found = departments.find((one) => one.code === code);
          const isPut = put.isPending && put.variables.body.code === code;
          return (
            <PersonSelect
              key={code}
              label={label("department", code)}
              value={isPut ? (put.variables.body.headId ?? null) : (found?.headId ?? null)}
              name={found?.headName}
              onChange={(headId) => put.mutate({ body: { code, headId } })}
            />
          );
        })}
      </SimpleGrid>
    </Panel>
  );
}
