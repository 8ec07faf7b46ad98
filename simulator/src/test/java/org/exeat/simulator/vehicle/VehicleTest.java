package org.exeat.simulator.vehicle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.exeat.domain.Position;
import org.exeat.simulator.people.BodyModel;
import org.exeat.simulator.people.HeadModel;
import org.exeat.simulator.people.Identity;
import org.exeat.simulator.people.Mien;
import org.exeat.simulator.people.Stance;
import org.exeat.simulator.people.Wear;
import org.exeat.simulator.render.Mesh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class VehicleTest {
  private static final long[] SEEDS = {1, 2, 3};

  private static final Set<VehicleKind> CARS =
      Set.of(
          VehicleKind.SEDAN,
          VehicleKind.HATCHBACK,
          VehicleKind.SUV,
          VehicleKind.MINIVAN,
          VehicleKind.PICKUP);

  private static Vehicle make(VehicleKind kind, long seed) {
    return make(kind, seed, 0, Set.of());
  }

  private static Vehicle make(VehicleKind kind, long seed, double lowered, Set<Integer> children) {
    return VehicleMaker.make(
        new VehiclePlan(kind, seed, new Glazing(.76, .74, .8, .04, lowered), children));
  }

  static Stream<VehicleKind> cars() {
    return CARS.stream().sorted();
  }

  static Stream<VehicleKind> cabins() {
    return Stream.concat(cars(), Stream.of(VehicleKind.TRUCK, VehicleKind.COACH));
  }

  @ParameterizedTest
  @EnumSource(VehicleKind.class)
  void fillsItsLengthWidthAndHeightAndNoMore(VehicleKind kind) {
    for (long seed : SEEDS) {
      Vehicle v = make(kind, seed);
      if (kind == VehicleKind.FOOT) {
        assertEquals(0, v.body().corners());
        continue;
      }
      double[] least = {9, 9, 99};
      double[] most = {-99, -9, -9};
      for (Mesh mesh : Rays.meshes(v)) {
        for (int i = 0; i < mesh.places().length; i++) {
          least[i % 3] = Math.min(least[i % 3], mesh.places()[i]);
          most[i % 3] = Math.max(most[i % 3], mesh.places()[i]);
        }
      }
      assertEquals(0, most[0], .06, "front");
      assertEquals(-v.length(), least[0], .08, "rear");
      assertEquals(v.height(), most[2], .09, "top");
      assertTrue(least[2] > -.03 && least[2] < .03, () -> "stands on the ground: " + least[2]);
      double mirrors = v.width() / 2 + (kind == VehicleKind.TRUCK ? .45 : .30);
      assertTrue(most[1] > v.width() / 2 - .05 && most[1] < mirrors, () -> "left " + most[1]);
      assertTrue(least[1] < .05 - v.width() / 2 && least[1] > -mirrors, () -> "right " + least[1]);
    }
  }

  @ParameterizedTest
  @EnumSource(VehicleKind.class)
  void meshesAreWellFormed(VehicleKind kind) {
    Vehicle v = make(kind, 5, .5, Set.of());
    for (Mesh mesh : Rays.meshes(v)) {
      for (int t : mesh.triangles()) {
        assertTrue(t >= 0 && t < mesh.corners());
      }
      for (float p : mesh.places()) {
        assertTrue(Float.isFinite(p));
      }
      for (int i = 0; i < mesh.normals().length; i += 3) {
        float[] n = mesh.normals();
        assertEquals(1, n[i] * n[i] + n[i + 1] * n[i + 1] + n[i + 2] * n[i + 2], .02);
      }
      for (int i = 0; i < mesh.corners(); i++) {
        assertTrue(mesh.open()[i] >= 0 && mesh.open()[i] <= 1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cars")
  void driversSeeTheRoadThroughTheWindscreenAndRearSeatsLookOutAtTheirSide(VehicleKind kind) {
    for (long seed : SEEDS) {
      Vehicle v = make(kind, seed);
      Position driver = Sitter.eye(v.seats().getFirst());
      for (double down : new double[] {0, .05, .08}) {
        assertEquals("windscreen", Rays.paneSeen(v, driver, 1, 0, -down), kind + " " + seed);
      }
      for (Seat seat : v.seats()) {
        if (seat.row() == 2 && seat.side() != Seat.Side.CENTRE) {
          double out = seat.side() == Seat.Side.LEFT ? 1 : -1;
          String pane = Rays.paneSeen(v, Sitter.eye(seat), .25, out, -.1);
          assertTrue(
              pane.startsWith("row-2") && pane.endsWith(out > 0 ? "left" : "right"),
              () -> kind + " " + seed + ": beside the second row is \"" + pane + "\"");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cabins")
  void closedCabinsLetNoLightInButThroughPanes(VehicleKind kind) {
    Vehicle v = make(kind, 4);
    Position eye = Sitter.eye(v.seats().getFirst());
    int leaks = 0;
    int rays = 300;
    for (int i = 0; i < rays; i++) {
      double up = -.3 + 1.3 * (i + .5) / rays;
      double round = i * Math.PI * (3 - Math.sqrt(5));
      double level = Math.sqrt(1 - up * up);
      double dx = level * Math.cos(round);
      double dy = level * Math.sin(round);
      boolean met = Rays.meshes(v).stream().anyMatch(m -> Rays.toMesh(m, eye, dx, dy, up) < 99);
      leaks += met ? 0 : 1;
    }
    assertTrue(leaks <= rays / 100, leaks + " of " + rays + " rays leave between body and panes");
  }

  @ParameterizedTest
  @MethodSource("cabins")
  void adultsFitBelowTheRoofAndBeforeTheirHeadrest(VehicleKind kind) {
    List<Identity> adults = adults();
    Vehicle v = make(kind, 7);
    for (Seat seat : v.seats().subList(0, Math.min(v.seats().size(), 9))) {
      boolean drives = seat.use() == Seat.Use.DRIVER;
      for (Identity person : adults) {
        float[] head =
            BodyModel.of(person, drives ? Stance.DRIVING : Stance.SEATED, seat.recline()).head();
        Position origin =
            new Position(
                seat.hip().x() + head[0], seat.hip().y() + head[1], seat.hip().z() + head[2]);
        double above = Rays.toMesh(v.body(), origin, -.1, 0, 1);
        double behind = Rays.toMesh(v.body(), origin, -1, 0, -.15);
        // a bare head reaches 0.13 m above and 0.11 m behind its origin
        assertTrue(above > .135, () -> kind + " row " + seat.row() + ": roof at " + above);
        assertTrue(
            behind > .115 && behind < .26,
            () -> kind + " row " + seat.row() + ": headrest at " + behind);
      }
    }
  }

  @Test
  void theSitterForWhomHeadrestsArePlacedSitsAsBodiesDo() {
    HeadModel head = HeadModel.of(adults().getFirst(), Wear.USUAL, Mien.NEUTRAL);
    double before = head.leftEye()[0];
    for (double recline : new double[] {.24, .34, .42}) {
      double x = 0;
      double z = 0;
      for (Identity person : adults()) {
        float[] at = BodyModel.of(person, Stance.SEATED, recline).head();
        x += (at[0] + before) / adults().size();
        z += at[2] / adults().size();
      }
      Position eye =
          Sitter.eye(
              new Seat(1, Seat.Side.CENTRE, new Position(0, 0, 0), recline, Seat.Use.PASSENGER));
      assertEquals(x, eye.x(), .035);
      assertEquals(z, eye.z(), .02);
    }
  }

  private static List<Identity> adults() {
    List<Identity> adults = new ArrayList<>();
    for (long seed = 0; adults.size() < 12; seed++) {
      Identity person = Identity.of(seed);
      if (person.age() >= 18) {
        adults.add(person);
      }
    }
    return adults;
  }

  @ParameterizedTest
  @EnumSource(
      value = VehicleKind.class,
      names = {"MOTORCYCLE", "BICYCLE"})
  void aRidersHandsLieOnTheGrips(VehicleKind kind) {
    for (long seed : SEEDS) {
      Vehicle v = make(kind, seed);
      Position hip = v.seats().getFirst().hip();
      double nearest = 9;
      float[] p = v.body().places();
      for (int i = 0; i < p.length; i += 3) {
        double dx = p[i] - hip.x() - .53;
        double dy = p[i + 1] - hip.y() - .32;
        double dz = p[i + 2] - hip.z() - .13;
        nearest = Math.min(nearest, Math.sqrt(dx * dx + dy * dy + dz * dz));
      }
      assertTrue(nearest < .07, kind + ": " + nearest + " m from the middle of a hand to the bar");
    }
  }

  @ParameterizedTest
  @MethodSource("cars")
  void theDriversPaneIsLoweredAndGone(VehicleKind kind) {
    double last = 9;
    for (double lowered : new double[] {0, .3, .6, .9}) {
      double area =
          make(kind, 3, lowered, Set.of()).panes().stream()
              .filter(p -> p.name().equals("row-1-left"))
              .mapToDouble(p -> Rays.area(p.surface()))
              .sum();
      assertTrue(area > .01 && area < last, "lowered by " + lowered + ": " + area + " m²");
      last = area;
    }
    assertTrue(
        make(kind, 3, 1, Set.of()).panes().stream().noneMatch(p -> p.name().equals("row-1-left")));
  }

  @ParameterizedTest
  @MethodSource("cars")
  void carsHaveTheRowsOfTheirKind(VehicleKind kind) {
    List<Seat> seats = make(kind, 1).seats();
    boolean three = kind == VehicleKind.SUV || kind == VehicleKind.MINIVAN;
    assertEquals(three ? 3 : 2, seats.stream().mapToInt(Seat::row).max().orElseThrow());
    assertEquals(Seat.Use.DRIVER, seats.getFirst().use());
    assertEquals(Seat.Side.LEFT, seats.getFirst().side());
    assertTrue(seats.size() >= 5 && seats.size() <= 8);
    for (Seat seat : seats) {
      assertEquals(
          seat.side() == Seat.Side.LEFT ? 1 : seat.side() == Seat.Side.RIGHT ? -1 : 0,
          (int) Math.signum(seat.hip().y()));
      for (Seat other : seats) {
        if (seat.row() < other.row()) {
          assertTrue(
              seat.hip().x() - other.hip().x() > .6, "rows leave room for the legs: " + seat);
        }
      }
    }
  }

  @Test
  void coachesCarryRowsOfFour() {
    Vehicle coach = make(VehicleKind.COACH, 1);
    assertTrue(coach.seats().size() > 40, () -> coach.seats().size() + " seats");
    long windows = coach.panes().stream().filter(p -> p.name().endsWith("left")).count();
    assertTrue(windows >= 5, () -> windows + " windows on the left");
  }

  @ParameterizedTest
  @MethodSource("cars")
  void headlightsLieInFrontLeftAndRight(VehicleKind kind) {
    List<Position> lamps = make(kind, 2).headlights();
    assertEquals(2, lamps.size());
    assertEquals(0, lamps.get(0).y() + lamps.get(1).y(), .001);
    for (Position lamp : lamps) {
      assertTrue(
          lamp.x() < .02 && lamp.x() > -.9 && lamp.z() > .45 && lamp.z() < 1.2, kind + " " + lamp);
    }
  }

  @Test
  void childSeatsAddFurnitureAndAreRefusedWhereNoneFits() {
    Vehicle with = make(VehicleKind.SEDAN, 1, 0, Set.of(2));
    Vehicle without = make(VehicleKind.SEDAN, 1);
    assertTrue(with.body().corners() > without.body().corners());
    assertEquals(with.seats(), without.seats());
    refused(VehicleKind.SEDAN, 9, "5 seats");
    refused(VehicleKind.MOTORCYCLE, 0, "seat 0");
  }

  private static void refused(VehicleKind kind, int seat, String why) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> make(kind, 1, 0, Set.of(seat)))
                .getMessage());
    assertTrue(message.contains(why), message);
  }

  @ParameterizedTest
  @MethodSource("cars")
  void theSamePlanGivesTheSameCarAndAnotherSeedAnother(VehicleKind kind) {
    Vehicle one = make(kind, 11);
    Vehicle same = make(kind, 11);
    Vehicle other = make(kind, 12);
    assertArrayEquals(one.body().places(), same.body().places());
    assertArrayEquals(one.body().colours(), same.body().colours());
    assertEquals(one.seats(), same.seats());
    assertFalse(one.length() == other.length() && one.width() == other.width());
  }

  @Test
  void glazingOutOfRangeIsRefused() {
    for (double[] g :
        new double[][] {
          {0, .7, .8, 0, 0}, {.7, 1.2, .8, 0, 0}, {.7, .7, .8, .6, 0}, {.7, .7, .8, 0, 2}
        }) {
      assertThrows(IllegalArgumentException.class, () -> new Glazing(g[0], g[1], g[2], g[3], g[4]));
    }
  }
}
