package org.exeat.simulator.people;

import org.exeat.simulator.people.Identity.Brows;
import org.exeat.simulator.people.Identity.Ears;
import org.exeat.simulator.people.Identity.Eyes;
import org.exeat.simulator.people.Identity.Face;
import org.exeat.simulator.people.Identity.Mouth;
import org.exeat.simulator.people.Identity.Nose;
import org.exeat.simulator.people.Identity.Skull;

/**
 * The form of a head combined from the forms of others, length by length; what is no form (colours,
 * lashes, wrinkles) is the first one's.
 */
final class ShapeNumbers {
  /** From the same number of the first, the second, the third and the fourth head. */
  interface Mix {
    float of(float a, float b, float c, float d);
  }

  private final Identity a;
  private final Identity b;
  private final Identity c;
  private final Identity d;
  private final Mix mix;

  ShapeNumbers(Identity a, Identity b, Identity c, Identity d, Mix mix) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
    this.mix = mix;
  }

  private interface Part<T> {
    T of(Identity person);
  }

  private interface Number<T> {
    float of(T part);
  }

  private <T> float at(Part<T> part, Number<T> number) {
    return mix.of(
        number.of(part.of(a)), number.of(part.of(b)), number.of(part.of(c)), number.of(part.of(d)));
  }

  Skull skull() {
    return new Skull(
        at(Identity::skull, Skull::width),
        at(Identity::skull, Skull::height),
        at(Identity::skull, Skull::length),
        at(Identity::skull, Skull::foreheadSlope));
  }

  Face face() {
    return new Face(
        at(Identity::face, Face::width),
        at(Identity::face, Face::jawWidth),
        at(Identity::face, Face::jawDrop),
        at(Identity::face, Face::jawCornerY),
        at(Identity::face, Face::chinWidth),
        at(Identity::face, Face::chinHeight),
        at(Identity::face, Face::chinForward),
        at(Identity::face, Face::cheekboneWidth),
        at(Identity::face, Face::cheekboneForward),
        at(Identity::face, Face::cheekFullness),
        at(Identity::face, Face::neckRadius),
        a.face().wrinkles());
  }

  Eyes eyes() {
    return new Eyes(
        at(Identity::eyes, Eyes::spacing),
        at(Identity::eyes, Eyes::y),
        at(Identity::eyes, Eyes::halfWidth),
        at(Identity::eyes, Eyes::upperLid),
        at(Identity::eyes, Eyes::lowerLid),
        at(Identity::eyes, Eyes::cant),
        at(Identity::eyes, Eyes::depth),
        Math.max(0, at(Identity::eyes, Eyes::hood)),
        at(Identity::eyes, Eyes::crease),
        Math.max(0, at(Identity::eyes, Eyes::bags)),
        Math.max(0, at(Identity::eyes, Eyes::innerFold)),
        Solids.clamp(at(Identity::eyes, Eyes::roundness)),
        a.eyes().asymmetry(),
        a.eyes().lashes(),
        a.eyes().iris());
  }

  Brows brows() {
    return new Brows(
        at(Identity::brows, Brows::ridge),
        at(Identity::brows, Brows::y),
        at(Identity::brows, Brows::arch),
        at(Identity::brows, Brows::thickness),
        at(Identity::brows, Brows::innerEnd),
        at(Identity::brows, Brows::outerEnd),
        at(Identity::brows, Brows::tilt),
        a.brows().darkness(),
        a.brows().asymmetry(),
        a.brows().colour());
  }

  Nose nose() {
    return new Nose(
        at(Identity::nose, Nose::rootY),
        at(Identity::nose, Nose::length),
        at(Identity::nose, Nose::width),
        at(Identity::nose, Nose::tipForward),
        at(Identity::nose, Nose::tipRadius),
        at(Identity::nose, Nose::tipUp),
        at(Identity::nose, Nose::bridgeWidth),
        at(Identity::nose, Nose::bridgeForward),
        at(Identity::nose, Nose::hump),
        at(Identity::nose, Nose::wingSize),
        a.nose().asymmetry());
  }

  Mouth mouth() {
    return new Mouth(
        at(Identity::mouth, Mouth::philtrum),
        at(Identity::mouth, Mouth::halfWidth),
        at(Identity::mouth, Mouth::upperLip),
        at(Identity::mouth, Mouth::lowerLip),
        at(Identity::mouth, Mouth::protrusion),
        at(Identity::mouth, Mouth::cupidBow),
        at(Identity::mouth, Mouth::curl),
        at(Identity::mouth, Mouth::muzzle),
        a.mouth().asymmetry(),
        a.mouth().lips());
  }

  Ears ears() {
    return new Ears(at(Identity::ears, Ears::flare), at(Identity::ears, Ears::size));
  }
}
