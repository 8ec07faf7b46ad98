package org.exeat.simulator.traffic;

import org.exeat.simulator.people.Identity;

/** People whose ages and seeds are what was asked for, however children look. */
final class ToyPeople implements People {
  @Override
  public Identity adult(long seed) {
    return Identity.of(seed);
  }

  @Override
  public Identity child(long seed, double age) {
    return like(Identity.of(seed), (float) age);
  }

  @Override
  public Identity sibling(Identity person, long seed) {
    return like(Identity.of(seed), person.age());
  }

  private static Identity like(Identity p, float age) {
    return new Identity(
        p.seed(),
        p.pattern(),
        p.sex(),
        age,
        p.masculinity(),
        p.skull(),
        p.face(),
        p.eyes(),
        p.brows(),
        p.nose(),
        p.mouth(),
        p.ears(),
        p.skin(),
        p.hair(),
        p.beard(),
        p.eyewear(),
        p.covering(),
        p.clothing(),
        p.growth());
  }
}
