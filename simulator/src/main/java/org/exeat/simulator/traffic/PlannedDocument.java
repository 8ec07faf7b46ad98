package org.exeat.simulator.traffic;

import org.exeat.documents.mrz.MrzLayout;
import org.exeat.simulator.people.Identity;
import org.exeat.simulator.specimen.SpecimenFault;

/**
 * A document that is presented in a crossing.
 *
 * @param number in the crossing, from 1
 * @param presenter number of the {@link Occupant} who presents it
 * @param holder whom it was issued to
 * @param portraitAge years since the portrait was taken
 * @param fault planted in the document itself
 */
public record PlannedDocument(
    int number,
    int presenter,
    Identity holder,
    MrzLayout layout,
    double portraitAge,
    SpecimenFault fault) {}
