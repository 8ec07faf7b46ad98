package org.exeat.simulator.people;

import java.util.List;

/**
 * The places of a face that the truth about a picture names, in the head's frame, warp included;
 * left and right are the picture's when the face is frontal. Three values each.
 *
 * @param outline chin, both cheeks, upper forehead and the nose's tip: the face's box lies around
 *     them
 */
record FacePoints(
    float[] leftEye,
    float[] rightEye,
    float[] noseTip,
    float[] mouthLeft,
    float[] mouthRight,
    float[] chin,
    List<float[]> outline) {

  static FacePoints of(Identity person, HeadShape shape) {
    FacePlan plan = shape.plan;
    Identity.Eyes eyes = person.eyes();
    float lidZ = plan.eyeZ + FacePlan.EYEBALL;
    float corner = plan.mouthLine(1) - person.mouth().asymmetry();
    float chinZ = person.face().chinForward() + .3f;
    Warp warp = shape.warp;
    float[] chin = warp.toWarped(0, shape.face.undersideY(0, chinZ), chinZ);
    float cheek = person.face().width();
    float forehead = Math.min(6, person.hair().hairline());
    float[] tip = warp.toWarped(0, plan.noseTipY, plan.noseTipZ);
    return new FacePoints(
        warp.toWarped(-eyes.spacing(), eyes.y() - eyes.asymmetry(), lidZ),
        warp.toWarped(eyes.spacing(), eyes.y() + eyes.asymmetry(), lidZ),
        tip,
        warp.toWarped(
            -plan.mouthHalf,
            corner - person.mouth().asymmetry(),
            shape.face.surfaceZ(-plan.mouthHalf, corner)),
        warp.toWarped(
            plan.mouthHalf,
            corner + person.mouth().asymmetry(),
            shape.face.surfaceZ(plan.mouthHalf, corner)),
        chin,
        List.of(
            chin,
            warp.toWarped(-cheek, -2, 3.5f),
            warp.toWarped(cheek, -2, 3.5f),
            warp.toWarped(0, forehead, shape.face.surfaceZ(0, forehead)),
            tip));
  }
}
