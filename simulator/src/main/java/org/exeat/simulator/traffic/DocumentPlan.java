package org.exeat.simulator.traffic;

import java.util.Map;
import org.exeat.documents.mrz.MrzLayout;

/**
 * Which documents travellers have.
 *
 * @param layouts share of each, adding up to 1
 * @param portraitAge oldest portrait of a grown-up, years, 0 to 10; all ages below are equally
 *     likely, as where documents are renewed only when they end and travellers come at any time
 * @param childPortraitAge the same of children
 */
public record DocumentPlan(
    Map<MrzLayout, Double> layouts, double portraitAge, double childPortraitAge) {
  public DocumentPlan {
    layouts = PlanCheck.ordered("documents.layouts", MrzLayout.class, layouts);
    PlanCheck.whole("documents.layouts", layouts.values());
    PlanCheck.between("documents.portrait_age", portraitAge, 0, 10);
    PlanCheck.between("documents.child_portrait_age", childPortraitAge, 0, 10);
  }
}
