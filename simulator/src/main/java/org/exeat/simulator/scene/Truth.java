package org.exeat.simulator.scene;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.exeat.domain.Box;
import org.exeat.domain.Lane;
import org.exeat.domain.Mode;
import org.exeat.domain.Point;
import org.exeat.simulator.vehicle.VehicleKind;

/**
 * {@code truth.jsonl}: one JSON object in each line, a vehicle's before those of the frames that it
 * is in. Its JSON Schema is {@code docs/truth.schema.json}. Left and right are the picture's where
 * a face is described, and the vehicle's where a seat is.
 */
public sealed interface Truth {
  /** What each line begins with. */
  Type type();

  /** Kinds of lines. */
  enum Type {
    VEHICLE,
    FRAME
  }

  /**
   * One vehicle.
   *
   * @param vehicle its number in the run, from 0
   * @param arrives local time at which its front comes into the lane
   * @param glass share of visible light through the windscreen and through the panes behind the
   *     front seats, 0 to 1; 1 where there is none
   * @param documents in the order of their presentation
   */
  record Vehicle(
      Type type,
      int vehicle,
      String kind,
      LocalDateTime arrives,
      Glass glass,
      List<Traveller> party,
      List<Document> documents,
      List<Planted> planted)
      implements Truth {
    /** How its people cross. */
    public Mode mode() {
      return VehicleKind.valueOf(kind.toUpperCase(Locale.ROOT)).mode();
    }
  }

  /**
   * What the panes let through and how dusty they are.
   *
   * @param dirt share of the windscreen that dust covers, 0 to 0.5
   */
  record Glass(double windscreen, double rear, double dirt) {}

  /**
   * Somebody in a vehicle.
   *
   * @param occupant number in the vehicle, from 1; the driver is 1
   * @param row 1 is the driver's
   * @param side left, centre or right of the vehicle
   * @param age years
   * @param person seed that the person is drawn from
   * @param wears glasses, headgear, mask, in words
   */
  record Traveller(
      int occupant,
      int row,
      String side,
      boolean childSeat,
      double age,
      long person,
      List<String> wears) {}

  /**
   * A document.
   *
   * @param document number in the crossing, from 1
   * @param presentedBy number of the occupant
   * @param holder seed of the person that it was issued to
   * @param holderOccupant number of the occupant who is the holder; empty where the holder is not
   *     in the vehicle
   * @param portraitAge years
   * @param fault what is planted in the document itself
   */
  record Document(
      int document,
      int presentedBy,
      long holder,
      Optional<Integer> holderOccupant,
      String layout,
      double portraitAge,
      String fault) {}

  /** Something that is wrong on purpose. */
  record Planted(String kind, List<Integer> occupants) {}

  /**
   * One frame.
   *
   * @param camera name in its lane
   * @param frame number, from 0 for each camera; in a prompted run, in which vehicles that were in
   *     the lane together come several times, from where the usual one ends
   * @param time when its middle row was read, true
   * @param clock what the camera's own clock showed then
   * @param exposure seconds
   * @param gain factor on the electrons, 1 and up
   * @param sun where it stands
   */
  record Frame(
      Type type,
      String camera,
      long frame,
      Instant time,
      Instant clock,
      double exposure,
      double gain,
      SunPlace sun,
      String weather,
      List<Seen> vehicles)
      implements Truth {
    /** The vehicle whose front is in a lane's trigger, the foremost if there are two. */
    public Optional<Seen> at(Lane.Trigger trigger) {
      return vehicles.stream()
          .filter(s -> !s.bystander() && s.front() >= trigger.from() && s.front() <= trigger.to())
          .max(Comparator.comparingDouble(Seen::front));
    }
  }

  /**
   * Where the sun stands.
   *
   * @param azimuth degrees clockwise from north
   * @param elevation degrees
   */
  record SunPlace(double azimuth, double elevation) {}

  /**
   * A vehicle in a frame, or somebody beside the lane.
   *
   * @param vehicle its number; negative for a bystander, one in each group of vehicles
   * @param front place of its front on the lane's x axis, metres
   * @param speed metres per second
   * @param people those whose face lies before the camera, in the picture or not
   */
  record Seen(int vehicle, double front, double speed, List<Person> people) {
    /** Whether it is somebody beside the lane, and no vehicle. */
    public boolean bystander() {
      return vehicle < 0;
    }
  }

  /**
   * An occupant in a frame; see {@link FaceSighting}.
   *
   * @param activity what the occupant does
   * @param eyeDistance pixels
   * @param yaw degrees, positive to the picture's right
   * @param pitch degrees, positive downwards
   * @param roll degrees, positive clockwise
   * @param visible share of the face's front, 0 to 1
   * @param eyesSeen 0 to 2
   * @param glare share of the light, 0 to 1
   * @param luminance cd/m², or mW/m²/sr in the near infrared
   */
  record Person(
      int occupant,
      String activity,
      boolean eyesClosed,
      Box box,
      Landmarks landmarks,
      double eyeDistance,
      double yaw,
      double pitch,
      double roll,
      double visible,
      int eyesSeen,
      double glare,
      double luminance) {}

  /** Places of a face, pixels. */
  record Landmarks(
      Point leftEye,
      Point rightEye,
      Point noseTip,
      Point mouthLeft,
      Point mouthRight,
      Point chin) {}
}
