"""The room of the reps: their targets, their measures, their commission; its page stands under the visits."""
