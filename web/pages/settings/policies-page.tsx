import { Stack } from "@mantine/core";
import { getSettingsRoute } from "../../../contracts/routes/settings.ts";
import { useRead } from "../../app/queries.ts";
import { Loaded } from "../../components/states.tsx";
import { CompanyPanel } from "./company-panel.tsx";
import { PolicyForm } from "./policy-form.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

/** The company's own data, and the policies every handover goes by. */
export function PoliciesPage() {
  const settings = useRead(getSettingsRoute, {});
  return (
    <SettingsFrame>
      <Loaded query={settings}>
        {({ company, policy }) => (
          <Stack>
            <CompanyPanel company={company} />
            <PolicyForm policy={policy} currency={company.currency} />
          </Stack>
        )}
      </Loaded>
    </SettingsFrame>
  );
}
