"""Action plans and their actions."""

from article6.actionplan.models import Action, ActionPlan
from article6.exchange.reference.parse import partial, plain, required, whole
from article6.exchange.reference.table import ROW_NUMBER, Cell, Ref, Table
from article6.exchange.reference.tables.cells import UNDATED, same
from article6.exchange.reference.tables.meetings import MEETING

PLANS = Table(
    name="plans",
    file="plans.csv",
    model=ActionPlan,
    key=("code",),
    cells=(
        *same("code", "title", parse=required),
        Cell("adopted_at", "adopted_at_id", MEETING),
        Cell("adopted_on", "adopted_on", partial),
        *same("period", "text_seen", parse=plain),
        Cell("actions_count", "actions_count", whole),
        Cell(ROW_NUMBER, "position", whole),
        *UNDATED,
    ),
)

ACTIONS = Table(
    name="actions",
    file="action_plans.csv",
    model=Action,
    key=("plan", "section", "action_number", "indicator_number"),
    cells=(
        Cell("plan", "plan_id", Ref(ActionPlan)),
        Cell(ROW_NUMBER, "position", whole),
        *same("section", "summary", "indicator_number", "indicator_summary"),
        Cell("action_number", "number", plain),
        *UNDATED,
    ),
)

TABLES = (PLANS, ACTIONS)
