package org.exeat.simulator.traffic;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.exeat.documents.mrz.MrzLayout;
import org.exeat.simulator.traffic.Plant.Kind;
import org.exeat.simulator.traffic.Posture.Activity;
import org.exeat.simulator.vehicle.VehicleKind;

/**
 * The numbers of {@link TrafficPlan#MIXED_DAYLIGHT}. What is published:
 *
 * <ul>
 *   <li>People in a vehicle at land borders, drivers included: 53,509 thousand in 26,698 thousand
 *       personal vehicles, 2.00 each, and 2,503 thousand in 116 thousand buses, 21.6 each (US
 *       Bureau of Transportation Statistics, Pocket Guide to Transportation 2011, table 3-6,
 *       US-Canadian border 2009); 179,255 thousand in 88,296 thousand, 2.03 each, and 12.1 in a bus
 *       (Pocket Guide 2008, table 4-8, US-Mexican border 2006).
 *   <li>How that differs by kind: 1.54 in a car, 1.84 in a sport utility vehicle, 2.44 in a van,
 *       1.67 in all (US Federal Highway Administration, National Household Travel Survey 2017). No
 *       border publishes that, so these are taken times one factor, 1.163, with which this mix of
 *       personal vehicles carries 2.00: 1.79, 2.14 and 2.84. A pickup is taken as a car.
 *   <li>Children of up to 12 in the front row: 24 % where the seat has an airbag (Ferguson, Wells,
 *       Williams: Child seating position and restraint use in three states, Injury Prevention 6,
 *       2000), fewer in European cities, where law has them sit behind (Segui-Gomez, Glass, Graham,
 *       Injury Prevention 4, 1998). 0.15 is between these.
 *   <li>Child seats: Directive 2003/20/EC asks for them below 150 cm of height, states may choose
 *       135 cm; 135 cm is about the height of a child of nine.
 *   <li>Drivers who visibly handle a telephone at a daylight moment: 3.1 % (NHTSA, National
 *       Occupant Protection Use Survey 2022, DOT HS 813 531).
 *   <li>Helmets: 26 % of cyclists, 98 % of motorcyclists (Bundesanstalt für Straßenwesen, counts of
 *       2020).
 *   <li>Gaps of standing vehicles: 1.52 m on average (Bell, Queues at junctions controlled by
 *       traffic signals, Newcastle 1977), 3.66 m (Long, Transportation Research Record 1796, 2002).
 *   <li>Glass in front lets 70 % of light through and more (UN Regulation No. 43).
 *   <li>Passports of children are valid for five years, those of others for ten (22 CFR 51.4).
 * </ul>
 *
 * <p>All else is assumed: the mix of vehicles, shares of children among passengers, speeds and
 * times at the stop line, what is worn (but helmets), what people do (but telephones), kinds of
 * documents, and all rates of faults, which are set so that each turns up in a few hundred
 * vehicles.
 */
final class MixedDaylight {
  private MixedDaylight() {}

  static TrafficPlan plan() {
    return new TrafficPlan(
        Map.of(
            VehicleKind.SEDAN, .26,
            VehicleKind.HATCHBACK, .2,
            VehicleKind.SUV, .26,
            VehicleKind.MINIVAN, .12,
            VehicleKind.PICKUP, .08,
            VehicleKind.TRUCK, .02,
            VehicleKind.COACH, .005,
            VehicleKind.MOTORCYCLE, .03,
            VehicleKind.BICYCLE, .01,
            VehicleKind.FOOT, .015),
        glazing(),
        new ArrivalPlan(LocalTime.of(7, 0), LocalTime.of(19, 0), 60, .3),
        driving(),
        parties(),
        new DocumentPlan(
            Map.of(MrzLayout.TD3, .85, MrzLayout.TD1, .13, MrzLayout.TD2, .02), 9.5, 4.5),
        new WearPlan(.25, .01, .1, .08, .03, .98, .4, .26),
        behaviour(),
        Map.of(
            Kind.ANOTHERS_DOCUMENT, .01,
            Kind.SWAPPED_SIBLINGS, .02,
            Kind.MISSING_DOCUMENT, .01,
            Kind.HIDDEN_OCCUPANT, .02,
            Kind.EXPIRED_DOCUMENT, .01,
            Kind.ALTERED_DOCUMENT, .005,
            Kind.OLD_PORTRAIT, .02,
            Kind.PRINT_ATTACK, .005,
            Kind.SCREEN_ATTACK, .005),
        new HeadlightPlan(.5, .99));
  }

  private static GlazingPlan glazing() {
    return new GlazingPlan(
        new Spread(.76, .03, .7, .85),
        new Spread(.74, .05, .5, .85),
        .35,
        new Spread(.25, .07, .15, .4),
        new Spread(.8, .2, .4, 1.1),
        new Spread(.04, .04, 0, .2),
        .4,
        new Spread(.7, .3, .2, 1));
  }

  private static DrivingPlan driving() {
    return new DrivingPlan(
        new Spread(4, 1, 2, 7),
        new Spread(3, .6, 1.5, 5),
        new Spread(1.35, .2, .8, 2),
        .85,
        new Spread(9, 4, 3, 25),
        new Spread(1.6, .4, .8, 2.5),
        new Spread(1.2, .3, .7, 2),
        new Spread(1.5, .3, .9, 2.5),
        new Spread(1.9, .5, 1.2, 3));
  }

  private static PartyPlan parties() {
    return new PartyPlan(
        Map.of(
            VehicleKind.SEDAN, PartySize.around(1.79),
            VehicleKind.HATCHBACK, PartySize.around(1.79),
            VehicleKind.SUV, PartySize.around(2.14),
            VehicleKind.MINIVAN, PartySize.around(2.84),
            VehicleKind.PICKUP, PartySize.around(1.79),
            VehicleKind.TRUCK, PartySize.of(.9, .1),
            VehicleKind.COACH, PartySize.around(21.6),
            VehicleKind.MOTORCYCLE, PartySize.of(.85, .15)),
        .3,
        List.of(.15, .7, .15),
        9);
  }

  private static BehaviourPlan behaviour() {
    return new BehaviourPlan(
        Map.of(
            Activity.ROAD, .737,
            Activity.CAMERA, .04,
            Activity.PHONE, .031,
            Activity.NEIGHBOUR, .05,
            Activity.COVERS_FACE, .012,
            Activity.ELSEWHERE, .13),
        Map.of(
            Activity.ROAD, .42,
            Activity.CAMERA, .06,
            Activity.PHONE, .14,
            Activity.NEIGHBOUR, .11,
            Activity.SLEEPS, .05,
            Activity.COVERS_FACE, .02,
            Activity.ELSEWHERE, .2),
        Map.of(
            Activity.ROAD, .28,
            Activity.CAMERA, .06,
            Activity.PHONE, .12,
            Activity.NEIGHBOUR, .15,
            Activity.SLEEPS, .12,
            Activity.COVERS_FACE, .02,
            Activity.ELSEWHERE, .25),
        Map.of(
            Activity.ROAD, 5.0,
            Activity.CAMERA, 2.5,
            Activity.PHONE, 8.0,
            Activity.NEIGHBOUR, 3.0,
            Activity.SLEEPS, 300.0,
            Activity.COVERS_FACE, 2.0,
            Activity.ELSEWHERE, 1.5),
        .7,
        .75,
        .15);
  }
}
