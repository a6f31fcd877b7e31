"""A static catalog of a project's modules, with the project's documentation.

facts        what the page of a module shows, from its spec, its HCL and its releases
drawing      its architecture as SVG
documents    the project's Markdown: navigation, links, code in colors
pages        all of it through the templates: path to HTML
links        every link on every page leads somewhere
output       the files on the disk, all of them or none
"""
